import type { Row } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { ChartSpec } from './chart';
import type { ChartColumns, Collector } from './chart-data';

/** Bars of a histogram, about. */
const BARS = 20;

/** Fine bins kept while reading; when there are more, neighbours are merged in pairs. */
const BINS_MAX = 4096;

/** Counts how the values of a column are spread, without knowing their range beforehand. */
export class HistogramCollector implements Collector {
  private bins = new Map<number, number>();
  private width = 2 ** -20;
  private min = Infinity;
  private max = -Infinity;

  constructor(
    private readonly columns: ChartColumns,
    private readonly formatter: Formatter,
  ) {}

  add(row: Row): void {
    const value = row[this.columns.xAt];
    if (typeof value !== 'number') return;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const bin = Math.floor(value / this.width);
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + 1);
    while (this.bins.size > BINS_MAX) this.merge();
  }

  chart(): ChartSpec {
    const { input, x } = this.columns;
    const texts = reportTexts(this.formatter.locale);
    const { labels, values } = this.bars();
    return {
      kind: 'histogram',
      title: input.title ?? texts.distributionOf(x.label),
      xLabel: x.label,
      yLabel: texts.numberOfRows,
      labels,
      series: [{ name: texts.numberOfRows, values }],
    };
  }

  private merge(): void {
    const merged = new Map<number, number>();
    for (const [bin, count] of this.bins) {
      const wide = Math.floor(bin / 2);
      merged.set(wide, (merged.get(wide) ?? 0) + count);
    }
    this.bins = merged;
    this.width *= 2;
  }

  private bars(): { labels: string[]; values: number[] } {
    if (this.bins.size === 0) return { labels: [], values: [] };
    const step = niceStep((this.max - this.min) / BARS);
    const first = Math.floor(this.min / step);
    const last = Math.floor(this.max / step);
    const values = Array.from({ length: last - first + 1 }, () => 0);
    for (const [bin, count] of this.bins) {
      const bar = Math.floor((bin * this.width) / step) - first;
      const place = Math.min(Math.max(bar, 0), values.length - 1);
      values[place] = (values[place] ?? 0) + count;
    }
    const label = (bar: number): string => this.formatter.compact((first + bar) * step);
    return { labels: values.map((_, bar) => `${label(bar)} – ${label(bar + 1)}`), values };
  }
}

/** The next larger of 1, 2 or 5 times a power of ten; 1 where all values are the same. */
function niceStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((each) => each * power >= least) ?? 10;
  return factor * power;
}
