import type { Row } from '../../contract/jobs/cells';
import type { ChartSpec } from './chart';
import type { ChartColumns, Collector } from './chart-data';

/** Dots that a chart bears. */
const POINTS_MAX = 1000;

/** Keeps every n-th point; n doubles whenever there are too many, so the sample stays even. */
export class ScatterCollector implements Collector {
  private points: [number, number][] = [];
  private seen = 0;
  private stride = 1;

  constructor(private readonly columns: ChartColumns) {}

  add(row: Row): void {
    const x = row[this.columns.xAt];
    const y = row[this.columns.yAt];
    if (typeof x !== 'number' || typeof y !== 'number') return;
    if (this.seen % this.stride === 0) this.points.push([x, y]);
    this.seen += 1;
    if (this.points.length <= POINTS_MAX) return;
    this.points = this.points.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  chart(): ChartSpec {
    const { input, x, y } = this.columns;
    const yLabel = y?.label ?? '';
    return {
      kind: 'scatter',
      title: input.title ?? `${yLabel} / ${x.label}`,
      xLabel: x.label,
      yLabel,
      points: this.points,
    };
  }
}
