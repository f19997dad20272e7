import type { FigureInput, ReportSection } from '../../contract/reports/layout';
import type { ChartSpec } from '../chart/chart';
import type { Block, Inline } from '../markdown/blocks';
import { plainText } from '../markdown/blocks';
import { readMarkdown } from '../markdown/read-markdown';
import type { NumericSummary, TableSummary } from '../summary/summary';
import { INTEGER_FORMAT, NUMBER_FORMAT, TEXT_FORMAT, numberFormat } from './number-formats';
import type { ReportLayout } from './report-layout';
import type { StyleIds } from './styles';
import { cellStyle } from './styles';
import { CHART_ROWS } from './summary-picture';
import type { SheetRows, StyledCell } from './workbook/sheet-rows';

const HEADING_HEIGHT = 22;
/** Characters of a line that the summary's columns show on a screen. */
const LINE_MAX = 110;

/** Writes the sections of a laid-out report on the summary, as far as a sheet can show them. */
export class SummarySections {
  /** Rows above each of the charts. */
  readonly chartRows: number[] = [];
  private chart = 0;

  constructor(
    private readonly layout: ReportLayout,
    private readonly styleIds: StyleIds,
    private readonly rows: SheetRows,
  ) {}

  /** Adds texts, key figures and the titles of charts, with room for these; the table has its own sheets. */
  write(sections: readonly ReportSection[], summary: TableSummary, charts: ChartSpec[]): void {
    for (const section of sections) {
      if (section.kind === 'text') this.text(readMarkdown(section.markdown));
      if (section.kind === 'key_figures') this.figures(section, summary);
      if (section.kind === 'chart') this.room(charts[this.chart++]);
    }
  }

  private text(blocks: readonly Block[]): void {
    this.rows.skip();
    for (const block of blocks) this.block(block, '');
  }

  private block(block: Block, indent: string): void {
    switch (block.kind) {
      case 'heading':
        this.heading(plainText(block.text));
        break;
      case 'paragraph':
        this.lines(plainText(block.text), indent);
        break;
      case 'code':
        this.lines(block.text, `${indent}    `);
        break;
      case 'quote':
        for (const each of block.blocks) this.block(each, `${indent}  `);
        break;
      case 'list':
        block.items.forEach((item, index) => {
          const mark = block.ordered ? `${block.start + index}.` : '•';
          item.forEach((each, place) => {
            this.block(each, place === 0 ? `${indent}${mark} ` : `${indent}   `);
          });
        });
        break;
      case 'table':
        for (const row of [block.head, ...block.rows]) this.cells(row);
        break;
      case 'rule':
        this.rows.skip();
    }
  }

  private cells(row: readonly Inline[][]): void {
    this.rows.add(row.map((text) => this.cell(TEXT_FORMAT, plainText(text))));
  }

  /** Breaks a text into lines of what a screen shows: cells laid over several columns do not wrap. */
  private lines(text: string, indent: string): void {
    let first = true;
    for (const line of text.split('\n').flatMap(wrap)) {
      const before = first ? indent : ' '.repeat(indent.length);
      this.rows.add([this.cell(TEXT_FORMAT, before + line)]);
      first = false;
    }
  }

  private figures(
    { title, figures }: Extract<ReportSection, { kind: 'key_figures' }>,
    summary: TableSummary,
  ): void {
    const { texts, spec } = this.layout;
    this.heading(title ?? texts.keyFigures);
    const usual = spec.totals.map((column): FigureInput => ({ value: 'sum', column }));
    for (const figure of figures ?? [{ value: 'rows' } satisfies FigureInput, ...usual]) {
      const numeric = summary.numeric.find(({ column }) => column.key === figure.column);
      const { label, cell } = numeric ? this.figureOf(figure, numeric) : this.countOf(summary);
      this.rows.add([this.cell(TEXT_FORMAT, figure.label ?? label), cell]);
    }
  }

  private countOf({ rows }: TableSummary): { label: string; cell: StyledCell } {
    return { label: this.layout.texts.rows, cell: this.cell(INTEGER_FORMAT, rows) };
  }

  private figureOf(
    { value }: FigureInput,
    { column, count, sum, mean, min, max }: NumericSummary,
  ): { label: string; cell: StyledCell } {
    const { texts, spec } = this.layout;
    const figure = { rows: count, count, sum, average: mean, minimum: min, maximum: max }[value];
    const own = numberFormat(column, spec.locale);
    const isCount = value === 'count' || value === 'rows';
    const broken = value === 'average' && own === INTEGER_FORMAT;
    const format = isCount ? INTEGER_FORMAT : broken ? NUMBER_FORMAT : own;
    return { label: `${texts[value]} · ${column.label}`, cell: this.cell(format, figure) };
  }

  private room(chart: ChartSpec | undefined): void {
    if (!chart) return;
    this.heading(chart.title);
    this.chartRows.push(this.rows.row);
    for (let row = 0; row < CHART_ROWS; row += 1) this.rows.skip();
  }

  private heading(text: string): void {
    this.rows.skip();
    this.rows.add([{ styleId: this.styleIds('heading'), value: text }], HEADING_HEIGHT);
  }

  private cell(format: string, value: string | number | null): StyledCell {
    const styleId = this.styleIds(cellStyle(format));
    return value === null ? { styleId } : { styleId, value };
  }
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= LINE_MAX) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
