"""Does the work of one case with what people pick instead, and prints seconds and memory as JSON."""

import datetime
import importlib
import io
import json
import os
import resource
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
FLIGHTS = os.path.join(ROOT, "node_modules/vega-datasets/data/flights-3m.parquet")
DATA = os.path.join(ROOT, ".pressroom/bench-data")
CITIES = ["Paris", "Lyon", "Marseille", "Orléans", "Besançon", "Brest & Cie"]
HEAD = ["id", "policy", "client", "city", "product", "start", "premium", "claims", "amount", "ratio"]
MODULES = {
    "XlsxWriter": ["xlsxwriter", "pyarrow.parquet"],
    "openpyxl": ["openpyxl"],
    "reportlab": ["reportlab.platypus"],
    "reportlab+matplotlib": ["reportlab.platypus", "matplotlib.pyplot"],
    "pandas": ["pandas", "pyarrow.parquet"],
}
DAY = datetime.date(2024, 1, 1)


def row(n):
    """A row of ten typed cells, much like the sample's."""
    day = DAY - datetime.timedelta(days=n % 900)
    return [n, f"POL-{100000 + n}", f"Client numéro {n % 7919}", CITIES[n % 6], f"Produit {n % 4}",
            day, (n * 7919 % 1000000) / 100, n % 5, (n * 31 % 99999) / 100, n / 7]


def xlsxwriter_rows(rows, path):
    """Formats, frozen header and filter, in constant memory."""
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    money = book.add_format({"num_format": "#,##0.00"})
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet, line = None, 0
    for cells in rows:
        if sheet is None or line == 1048576:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, HEAD[: len(cells)])
            sheet.autofilter(0, 0, 1048575, len(cells) - 1)
            line = 1
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            elif isinstance(cell, (datetime.date, datetime.datetime)):
                sheet.write_datetime(line, column, cell, date)
            elif isinstance(cell, float):
                sheet.write_number(line, column, cell, money)
            else:
                sheet.write_number(line, column, cell)
        line += 1
    book.close()


def openpyxl_rows(rows, path):
    """Write-only mode; dates get a format by themselves."""
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append(HEAD)
    for cells in rows:
        sheet.append(cells)
    book.save(path)


def reportlab_table(pages, path, charts=0):
    """A long table of plain strings, its header repeated, and charts before it where asked for."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import Image, LongTable, Paragraph, SimpleDocTemplate, TableStyle
    document = SimpleDocTemplate(path, pagesize=A4, topMargin=15 * mm, bottomMargin=15 * mm)
    styles = getSampleStyleSheet()
    story = [Paragraph("Portefeuille d'assurance", styles["Title"])]
    for number in range(charts):
        story += [Paragraph(f"Graphique {number + 1}", styles["Heading2"]), Image(chart(number), 160 * mm, 80 * mm)]
    per_page = 42
    table_pages = pages - (charts + 1) // 2
    data = [HEAD[:8]] + [[str(cell) for cell in row(n)[:8]] for n in range(table_pages * per_page)]
    table = LongTable(data, repeatRows=1, rowHeights=[6 * mm] * len(data))
    table.setStyle(TableStyle([("FONTSIZE", (0, 0), (-1, -1), 7), ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey)]))
    story.append(table)

    def footer(canvas, doc):
        canvas.setFont("Helvetica", 8)
        canvas.drawRightString(200 * mm, 8 * mm, f"Page {doc.page} / {pages}")

    document.build(story, onFirstPage=footer, onLaterPages=footer)
    return document.page


def chart(number):
    """A line or bar chart of a few points as a picture."""
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots(figsize=(6.4, 3.2))
    points = [(n * (number + 3)) % 17 for n in range(24)]
    axes.plot(points) if number % 2 else axes.bar(range(24), points)
    axes.set_title(f"Graphique {number + 1}")
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=120)
    plt.close(figure)
    picture.seek(0)
    return picture


def pandas_analysis():
    """Statistics, exact quantiles, correlation and a group comparison of the real flights."""
    import pandas
    frame = pandas.read_parquet(FLIGHTS)
    numbers = frame[["delay", "distance"]]
    numbers.describe(percentiles=[0.05, 0.25, 0.5, 0.75, 0.95])
    numbers.corr()
    frame.groupby("origin")[["delay", "distance"]].agg(["count", "mean", "std", "sum", "min", "max"])
    frame.groupby(frame["date"].dt.to_period("M"))["delay"].mean()
    for name in numbers:
        numbers[name].value_counts(bins=30)


def pandas_points(path):
    """Statistics, exact quantiles, a histogram and a group comparison of ten million points."""
    import pandas
    frame = pandas.read_csv(path) if path.endswith("csv") else pandas.read_parquet(path)
    values = frame[["value"]]
    values.describe(percentiles=[0.05, 0.25, 0.5, 0.75, 0.95])
    values.skew()
    frame.groupby("station")["value"].agg(["count", "mean", "std", "sum", "min", "max"])
    frame["station"].value_counts()
    frame["value"].value_counts(bins=30)


def flight_rows():
    """The flights as rows of Python values."""
    import pyarrow.parquet as parquet
    for batch in parquet.ParquetFile(FLIGHTS).iter_batches(10000):
        yield from zip(*(column.to_pylist() for column in batch.columns))


def peak_mb():
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    case, peer, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    path = sys.argv[4]
    rows = (row(n) for n in range(size))
    work = {
        ("excel", "XlsxWriter"): lambda: xlsxwriter_rows(rows, path),
        ("excel", "openpyxl"): lambda: openpyxl_rows(rows, path),
        ("pdf-200", "reportlab"): lambda: reportlab_table(200, path),
        ("pdf-800", "reportlab"): lambda: reportlab_table(800, path),
        ("pdf-5000", "reportlab"): lambda: reportlab_table(5000, path),
        ("designed", "reportlab+matplotlib"): lambda: reportlab_table(50, path, 10),
        ("flights-analysis", "pandas"): pandas_analysis,
        ("points-parquet", "pandas"): lambda: pandas_points(os.path.join(DATA, "points.parquet")),
        ("points-csv", "pandas"): lambda: pandas_points(os.path.join(DATA, "points.csv")),
        ("flights-excel", "XlsxWriter"): lambda: xlsxwriter_rows(flight_rows(), path),
    }[(case, peer)]
    for module in MODULES[peer]:
        importlib.import_module(module)
    idle = peak_mb()
    begun = time.perf_counter()
    pages = work()
    seconds = time.perf_counter() - begun
    figures = {"seconds": seconds, "peakMb": peak_mb(), "addedMb": peak_mb() - idle}
    print(json.dumps({**figures, **({"pages": pages} if pages else {})}))


main()
