import type { Cell, Column } from '../../contract/jobs/cells';
import type { ChartSpec } from '../chart/chart';
import type { GroupSummary, TableSummary } from '../summary/summary';
import { excelTexts } from './excel-texts';
import {
  INTEGER_FORMAT,
  MONTH_FORMAT,
  NUMBER_FORMAT,
  TEXT_FORMAT,
  numberFormat,
} from './number-formats';
import type { ReportLayout } from './report-layout';
import type { BarRange } from './skeleton';
import type { StyleIds } from './styles';
import { cellStyle } from './styles';
import type { ColumnTotal } from './totals';
import { CHART_ROWS } from './summary-picture';
import { SummarySections } from './summary-sections';
import { columnLetters } from './workbook/cells';
import { CELL_TEXT_MAX } from './workbook/cell-text';
import type { SheetRows, StyledCell } from './workbook/sheet-rows';

const TITLE_HEIGHT = 30;
const HEADING_HEIGHT = 22;
const LOGO_HEIGHT = 54;

/** What the first sheet tells. */
export interface SummaryContent {
  summary: TableSummary;
  totals: ColumnTotal[];
  /** Texts that were cut to what a cell holds. */
  textsCut: number;
  /** Charts that room is left for. */
  charts: ChartSpec[];
}

/** One line of a table of sums: what it is about, the rows that it stands for, sums by column key. */
interface SumsLine {
  label: StyledCell;
  rows: number;
  sums: Record<string, number>;
}

/** Writes the first sheet: title, key figures, totals, and the sums by group and by month. */
export class SummarySheet {
  /** Where the tables came to lie that show data bars. */
  readonly bars = new Map<BarRange, string>();
  /** Rows above each of the pictures: the logo, if there is one, and the charts. */
  readonly pictureRows: number[] = [];

  constructor(
    private readonly layout: ReportLayout,
    private readonly styleIds: StyleIds,
    private readonly rows: SheetRows,
  ) {}

  /** Adds all sections that there is something to tell in. */
  write({ summary, totals, textsCut, charts }: SummaryContent): void {
    const sections = this.layout.spec.look?.sections;
    this.logo();
    this.title(textsCut);
    if (sections) {
      const written = new SummarySections(this.layout, this.styleIds, this.rows);
      written.write(sections, summary, charts);
      this.pictureRows.push(...written.chartRows);
    } else this.figures(summary);
    this.totals(totals);
    if (!sections) this.picture(charts[0]);
    this.columns(summary);
    this.groups(summary);
    this.months(summary);
  }

  private logo(): void {
    if (!this.layout.spec.look?.logo) return;
    this.pictureRows.push(this.rows.row);
    this.rows.add([], LOGO_HEIGHT);
  }

  private title(textsCut: number): void {
    const { spec, texts, formatter } = this.layout;
    const date = formatter.longDate(Date.parse(spec.createdAt));
    this.rows.add([this.styled('title', spec.title)], TITLE_HEIGHT);
    this.rows.add([this.styled('note', texts.generatedOn(date))]);
    if (textsCut === 0) return;
    const limit = formatter.integer(CELL_TEXT_MAX);
    const note = excelTexts(texts.language).textsCut(formatter.integer(textsCut), limit);
    this.rows.add([this.styled('note', note)]);
  }

  private figures(summary: TableSummary): void {
    const { spec, texts, sheets } = this.layout;
    this.heading(texts.keyFigures);
    const figures: [string, number][] = [
      [texts.rows, summary.rows],
      [texts.columns, spec.source.columns.length],
      [excelTexts(texts.language).dataSheets, sheets.length],
    ];
    for (const [label, value] of figures) {
      this.rows.add([this.text(label), this.cell(INTEGER_FORMAT, value)]);
    }
  }

  private totals(totals: ColumnTotal[]): void {
    if (totals.length === 0) return;
    this.heading(this.layout.texts.total);
    for (const { label, cell } of totals) this.rows.add([this.text(label), cell]);
  }

  private picture(chart?: ChartSpec): void {
    if (!chart) return;
    this.heading(chart.title);
    this.pictureRows.push(this.rows.row);
    for (let row = 0; row < CHART_ROWS; row += 1) this.rows.skip();
  }

  private columns({ numeric }: TableSummary): void {
    if (numeric.length === 0) return;
    const { texts, spec } = this.layout;
    this.rows.skip();
    const { column, count, missing, sum, average, minimum, maximum } = texts;
    this.head([column, count, missing, sum, average, minimum, maximum]);
    for (const figures of numeric) {
      const format = numberFormat(figures.column, spec.locale);
      this.rows.add([
        this.text(figures.column.label),
        this.cell(INTEGER_FORMAT, figures.count),
        this.cell(INTEGER_FORMAT, figures.missing),
        this.cell(format, figures.sum),
        this.cell(format === INTEGER_FORMAT ? NUMBER_FORMAT : format, figures.mean),
        this.cell(format, figures.min),
        this.cell(format, figures.max),
      ]);
    }
  }

  private groups(summary: TableSummary): void {
    const column = summary.groupColumn;
    if (!column) return;
    const { spec, texts } = this.layout;
    // The column asked for, or the one that tells most where none was.
    const heading =
      spec.groupBy === undefined
        ? texts.measureBy(texts.numberOfRows, column.label)
        : `${texts.groupedBy} ${column.label}`;
    const lines = summary.groups.map((group): SumsLine => {
      const { rows, sums } = group;
      return { label: this.groupLabel(group, column), rows, sums };
    });
    const measures = this.measures(summary);
    this.sums({ heading, label: column.label, lines, measures, bar: 'GroupBars' });
  }

  private months(summary: TableSummary): void {
    const { texts } = this.layout;
    const lines = summary.months.map(({ month, rows, sums }): SumsLine => {
      const time = Date.parse(`${month}-01T00:00:00Z`);
      return { label: this.cell(MONTH_FORMAT, { time }), rows, sums };
    });
    const heading = texts.byMonth(texts.numberOfRows);
    const measures = this.measures(summary);
    this.sums({ heading, label: texts.period, lines, measures, bar: 'MonthBars' });
  }

  /** The columns that groups and months are summed by: those with totals, else all that are quantities. */
  private measures(summary: TableSummary): Column[] {
    const { totals } = this.layout;
    return totals.length > 0
      ? totals.map(({ column }) => column)
      : summary.numeric.map(({ column }) => column);
  }

  private sums(table: {
    heading: string;
    label: string;
    lines: SumsLine[];
    measures: Column[];
    bar: BarRange;
  }): void {
    const { lines, measures } = table;
    if (lines.length === 0) return;
    this.heading(table.heading);
    this.head([table.label, this.layout.texts.rows, ...measures.map(({ label }) => label)]);
    const formats = measures.map((column) => numberFormat(column, this.layout.spec.locale));
    for (const { label, rows, sums } of lines) {
      const values = measures.map(({ key }, index) => this.cell(formats[index] ?? '', sums[key]));
      this.rows.add([label, this.cell(INTEGER_FORMAT, rows), ...values]);
    }
    const letters = columnLetters(measures.length > 0 ? 2 : 1);
    const last = this.rows.row;
    this.bars.set(table.bar, `${letters}${last - lines.length + 1}:${letters}${last}`);
  }

  private groupLabel({ value, isRest }: GroupSummary, column: Column): StyledCell {
    const { texts, spec } = this.layout;
    if (isRest) return this.text(texts.other);
    if (value === null) return this.text(texts.empty);
    if (typeof value === 'boolean') return this.text(value ? texts.yes : texts.no);
    const isDate = column.type === 'date' || column.type === 'datetime';
    const format = numberFormat(column, spec.locale);
    return this.cell(format, isDate && typeof value === 'number' ? { time: value } : value);
  }

  private heading(text: string): void {
    this.rows.skip();
    this.rows.add([this.styled('heading', text)], HEADING_HEIGHT);
  }

  private head(labels: string[]): void {
    this.rows.add(labels.map((label) => this.styled('head', label)));
  }

  private text(value: string): StyledCell {
    return this.cell(TEXT_FORMAT, value);
  }

  private cell(format: string, value: StyledCell['value'] | Cell): StyledCell {
    const styleId = this.styleIds(cellStyle(format));
    return value === null || value === undefined ? { styleId } : { styleId, value };
  }

  private styled(name: string, value: string): StyledCell {
    return { styleId: this.styleIds(name), value };
  }
}
