import { join } from 'node:path';
import type { ChartSpec } from '../chart/chart';
import { artifactName } from '../format/file-name';
import { chartPicture } from '../pdf/chart-picture';
import type { RenderContext, ReportEngine } from '../report';
import { summarise } from '../summary/summarise';
import type { TableSummary } from '../summary/summary';
import { dataSheets } from './data-sheet';
import { DataSheetsWriter } from './data-sheets-writer';
import { GroupLines } from './group-lines';
import type { ReportLayout } from './report-layout';
import { layOut } from './report-layout';
import type { Skeleton } from './skeleton';
import { SHARED_TEXTS_PATH, makeSkeleton, placeBars, sheetPath } from './skeleton';
import { LINK_STYLE, cellStyle } from './styles';
import { SummaryCharts } from './summary-charts';
import { CHART_SIZE } from './summary-picture';
import { SummarySheet } from './summary-sheet';
import type { ColumnTotal } from './totals';
import { columnTotals, totalsRow } from './totals';
import { CellTexts } from './workbook/cell-text';
import { createRowXml } from './workbook/row-xml';
import { sheetFrame } from './workbook/sheet-frame';
import { SheetRows } from './workbook/sheet-rows';
import { ZipWriter } from './workbook/zip-writer';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Renders a report as an Excel workbook: a summary sheet, then data sheets with all rows. */
export const renderExcel: ReportEngine = async (spec, context) => {
  const layout = await layOut(spec);
  const skeleton = await makeSkeleton(layout);
  const name = artifactName(spec.title, 'xlsx');
  const path = join(context.directory, name);
  const zip = await ZipWriter.create(path);
  try {
    await new WorkbookWriter(layout, skeleton, zip).write(context);
    await zip.finish();
  } catch (error) {
    await zip.abort(error);
    throw error;
  }
  return {
    files: [{ name, path, mediaType: MEDIA_TYPE }],
    figures: { sheets: layout.sheets.length, rows: spec.source.rowCount },
  };
};

/** Fills a skeleton workbook: its files as they are, the rows of all data sheets, then their summary. */
class WorkbookWriter {
  private readonly texts = new CellTexts();
  private readonly charts: SummaryCharts;

  constructor(
    private readonly layout: ReportLayout,
    private readonly skeleton: Skeleton,
    private readonly zip: ZipWriter,
  ) {
    this.charts = new SummaryCharts(layout);
  }

  async write(context: RenderContext): Promise<void> {
    for (const [path, content] of this.skeleton.files) {
      this.zip.open(path);
      await this.zip.write(content);
    }
    const data = this.dataSheets();
    const summary = await this.writeRows(data, context);
    await data.endGroups();
    const totals = columnTotals(this.layout, summary, this.skeleton.styleIds, data.lastLines);
    await data.finish(this.closingRows(totals, data.lastLines.at(-1) ?? 1));
    await this.writeSummary(summary, totals);
    this.zip.open(SHARED_TEXTS_PATH);
    await this.zip.write(this.texts.shared.xml());
  }

  private dataSheets(): DataSheetsWriter {
    const { layout, skeleton, texts } = this;
    const columns = layout.formats.map((format) => skeleton.styleIds(cellStyle(format)));
    const folds = layout.groupBy !== undefined;
    const styles = { columns, link: skeleton.styleIds(LINK_STYLE), folds };
    const rowXml = createRowXml(layout.spec.source.columns, styles, texts);
    const { groupBy: position } = layout;
    const { styleIds } = skeleton;
    const groups =
      position === undefined ? undefined : new GroupLines({ layout, position, styleIds, texts });
    return new DataSheetsWriter(this.zip, dataSheets(layout, skeleton, texts), rowXml, groups);
  }

  /** Writes all rows and adds them up in the same pass. */
  private writeRows(data: DataSheetsWriter, context: RenderContext): Promise<TableSummary> {
    const { source, groupBy } = this.layout.spec;
    const { columns, rowCount: total } = source;
    const written = { columns, rowCount: total, batches: () => data.writeThrough(source) };
    return summarise(this.charts.watch(written), {
      ...(groupBy !== undefined && { groupBy }),
      onRows: (done) => {
        context.progress({ stage: 'writing', done, total, unit: 'rows' });
      },
    });
  }

  private closingRows(totals: ColumnTotal[], lastLine: number): string {
    if (totals.length === 0) return '';
    const rows = new SheetRows(this.texts, lastLine + 1);
    rows.add(totalsRow(this.layout, totals, this.skeleton.styleIds));
    return rows.xml;
  }

  private async writeSummary(summary: TableSummary, totals: ColumnTotal[]): Promise<void> {
    const rows = new SheetRows(this.texts);
    const sheet = new SummarySheet(this.layout, this.skeleton.styleIds, rows);
    const charts = this.charts.charts(summary);
    sheet.write({ summary, totals, textsCut: this.texts.cut, charts });
    const { head, tail } = sheetFrame(placeBars(this.skeleton.summary, sheet.bars), rows.range);
    this.zip.open(sheetPath(0));
    await this.zip.write(head + rows.xml + tail);
    await this.writePictures(charts, sheet.pictureRows);
  }

  private async writePictures(charts: ChartSpec[], rows: readonly number[]): Promise<void> {
    const { pictures } = this.skeleton;
    if (!pictures) return;
    const { spec, colours } = this.layout;
    const shown: Uint8Array[] = spec.look?.logo ? [spec.look.logo.png] : [];
    for (const chart of charts) {
      shown.push(await chartPicture(chart, CHART_SIZE, spec.locale, colours.series));
    }
    const placed = shown.map((png, index) => ({ png, below: rows[index] ?? 0 }));
    for (const [path, content] of pictures.filled(placed)) {
      this.zip.open(path);
      await this.zip.write(content);
    }
  }
}
