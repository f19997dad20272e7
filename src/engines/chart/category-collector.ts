import type { Cell, Row } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import { monthNumber, monthStart } from '../summary/month';
import type { ChartSpec } from './chart';
import type { ChartColumns, Collector } from './chart-data';

/** Categories that a chart shows one by one; the rest is summed up as one more. */
const SHOWN = 30;
const SLICES_SHOWN = 8;

/** Points of a line over time or numbers. */
const POINTS_SHOWN = 1000;

/** Values of x that are told apart. */
const TRACKED = 10_000;

/** Sums y by x, or counts rows by x where there is no y. Times are taken together by month. */
export class CategoryCollector implements Collector {
  private readonly sums = new Map<Cell, number>();
  private rest = 0;
  private hasRest = false;
  private readonly timed: boolean;

  constructor(
    private readonly columns: ChartColumns,
    private readonly formatter: Formatter,
  ) {
    this.timed = columns.x.type === 'date' || columns.x.type === 'datetime';
  }

  add(row: Row): void {
    const value = this.columns.yAt < 0 ? 1 : row[this.columns.yAt];
    if (typeof value !== 'number') return;
    const cell = row[this.columns.xAt] ?? null;
    const x = this.timed && typeof cell === 'number' ? monthNumber(cell) : cell;
    const known = this.sums.get(x);
    if (known !== undefined || this.sums.size < TRACKED) {
      this.sums.set(x, (known ?? 0) + value);
    } else {
      this.rest += value;
      this.hasRest = true;
    }
  }

  chart(): ChartSpec {
    const { input, x, y } = this.columns;
    const texts = reportTexts(this.formatter.locale);
    const measure = y?.label ?? texts.numberOfRows;
    const { labels, values } = this.parts();
    return {
      kind: input.kind,
      title: input.title ?? texts.measureBy(measure, x.label),
      xLabel: x.label,
      yLabel: measure,
      labels,
      series: [{ name: measure, values }],
    };
  }

  private parts(): { labels: string[]; values: number[] } {
    const texts = reportTexts(this.formatter.locale);
    const ordered =
      this.timed || (this.columns.input.kind === 'line' && isNumeric(this.columns.x.type));
    const sorted = [...this.sums].sort(ordered ? byValue : bySum);
    const limit = this.columns.input.kind === 'pie' ? SLICES_SHOWN : SHOWN;
    const shown = sorted.slice(0, ordered ? POINTS_SHOWN : limit);
    const left = sorted.slice(shown.length);
    const labels = shown.map(([cell]) => this.label(cell));
    const values = shown.map(([, sum]) => sum);
    if (left.length > 0 || this.hasRest) {
      labels.push(texts.other);
      values.push(left.reduce((total, [, sum]) => total + sum, this.rest));
    }
    return { labels, values };
  }

  private label(cell: Cell): string {
    if (this.timed && typeof cell === 'number') return this.formatter.month(monthStart(cell));
    const text = this.formatter.cell(cell, this.columns.x).trim();
    return text === '' ? reportTexts(this.formatter.locale).empty : text;
  }
}

function byValue([a]: [Cell, number], [b]: [Cell, number]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Number(a) - Number(b);
}

function bySum([, a]: [Cell, number], [, b]: [Cell, number]): number {
  return b - a;
}
