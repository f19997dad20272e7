import type { Column, Row } from '../../../contract/jobs/cells';
import type { ChartInput } from '../../../contract/jobs/heavy';
import type { ChartSpec } from '../../chart/chart';
import { GroupTally } from '../../summary/group-tally';
import { monthStart } from '../../summary/month';
import { MonthTally } from '../../summary/month-tally';
import type { NumericColumns } from '../../summary/part-tally';
import type { GroupSummary, PartSummary } from '../../summary/summary';
import type { Kit } from '../kit';
import { axisLabel } from '../kit';
import type { RowObserver } from '../reading/observed-source';
import { described, histogramChart } from './distribution-charts';
import { scatterChart } from './relation-charts';

/** The most values of a chart's x that are told apart. */
const VALUES_TRACKED = 10_000;

/** Collects what a chart shows that the caller describes, as the rows pass. */
export class GivenChart implements RowObserver {
  private readonly x: Column;
  private readonly y: Column | undefined;
  private readonly groups: GroupTally | undefined;
  private readonly months: MonthTally | undefined;

  constructor(
    private readonly input: ChartInput,
    columns: readonly Column[],
  ) {
    const position = columns.findIndex(({ key }) => key === input.x);
    const yPosition = columns.findIndex(({ key }) => key === input.y);
    this.x = columns[position] ?? { key: input.x, label: input.x, type: 'string' };
    this.y = columns[yPosition];
    const numeric: NumericColumns = this.y
      ? { columns: [this.y], positions: [yPosition] }
      : { columns: [], positions: [] };
    if (input.kind === 'histogram' || input.kind === 'scatter') return;
    if (input.kind === 'line' && isDate(this.x)) this.months = new MonthTally(position, numeric);
    else this.groups = new GroupTally(this.x, position, numeric, VALUES_TRACKED);
  }

  /** Whether it shows more than the figures of columns and the sampled rows tell. */
  get needsRows(): boolean {
    return this.groups !== undefined || this.months !== undefined;
  }

  add(row: Row): void {
    this.groups?.add(row);
    this.months?.add(row);
  }

  /** The chart, once all rows have passed. */
  build(kit: Kit): ChartSpec {
    const { input, x, y } = this;
    const title = input.title ?? this.ownTitle(kit);
    if (input.kind === 'scatter') return scatterChart(x, y ?? x, title, kit);
    if (input.kind === 'histogram') {
      const found = described(kit).find(({ column }) => column === x);
      const empty = { edges: [], counts: [], openBelow: false, openAbove: false };
      return histogramChart(x, found?.distribution.histogram ?? empty, title, kit);
    }
    const { labels, parts } = this.parts(kit);
    const name = y ? y.label : kit.common.numberOfRows;
    return {
      kind: input.kind,
      title,
      xLabel: x.label,
      yLabel: y ? axisLabel(y) : name,
      labels,
      series: [{ name, values: parts.map((part) => this.measure(part)) }],
    };
  }

  private measure(part: PartSummary): number {
    return this.y ? (part.sums[this.y.key] ?? 0) : part.rows;
  }

  private parts(kit: Kit): { labels: string[]; parts: PartSummary[] } {
    if (this.months) {
      const parts = this.months.list();
      return { labels: parts.map((part) => kit.formatter.month(monthStart(part.number))), parts };
    }
    const parts = this.groups?.list() ?? [];
    if (this.x.type !== 'string') parts.sort(byValue);
    return { labels: parts.map((part) => this.label(part, kit)), parts };
  }

  private label(group: GroupSummary, { common, formatter }: Kit): string {
    if (group.isRest) return common.other;
    return group.value === null ? common.empty : formatter.cell(group.value, this.x);
  }

  private ownTitle({ texts, common }: Kit): string {
    const { input, x, y } = this;
    if (input.kind === 'histogram') return texts.histogram(x.label);
    if (input.kind === 'scatter') return texts.scatter(x.label, y?.label ?? x.label);
    return y ? common.measureBy(y.label, x.label) : texts.rowsBy(x.label);
  }
}

function isDate({ type }: Column): boolean {
  return type === 'date' || type === 'datetime';
}

/** Values that have an order of their own stand in it; the rest and empty cells come last. */
function byValue(a: GroupSummary, b: GroupSummary): number {
  if (a.value === null || b.value === null) {
    return Number(a.value === null) - Number(b.value === null);
  }
  return Number(a.value) - Number(b.value);
}
