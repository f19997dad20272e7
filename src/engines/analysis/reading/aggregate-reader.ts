import { isNumeric } from '../../../contract/jobs/cells';
import type { Cell } from '../../../contract/jobs/cells';
import type { ColumnSpan, PartFigures, TableAggregates } from '../../aggregates';
import type { RowSource } from '../../report';
import { chooseCategory } from '../../summary/summarise';
import { groupsOf, monthsOf } from '../../summary/summarise-parts';
import type { NumericSummary, TableSummary } from '../../summary/summary';
import { VALUES_TRACKED } from './column-profile';
import type { Profile } from './column-profile';
import type { NumericAnalysis } from './column-values';
import { COLUMNS_MAX } from './correlation-matrix';
import type { Correlations } from './correlation-matrix';
import type { PlacedColumn } from './numeric-reader';
import { RowSample } from './row-sample';
import { describeCounted, describeParted, knowNumbers, largestOf } from './source-numbers';
import type { KnownNumbers } from './source-numbers';
import type { TableReading } from './table-reading';

/** With fewer different values among the sampled rows than this share, a column is read as counts. */
const FEW_DISTINCT = 0.1;

/** Up to this many rows, every column is. */
const FEW_ROWS = 65_536;

/** Beyond this, a database's moments overflow; such a table is read row by row. */
const LARGEST = 1e90;

/** Learns from a table by the figures that its source finds by itself. */
export class AggregateReader {
  private readonly placed: PlacedColumn[];
  private readonly numeric: PlacedColumn[];
  private readonly sample: RowSample;
  private readonly totals: NumericSummary[] = [];
  private done = 0;

  constructor(
    private readonly source: RowSource,
    private readonly aggregates: TableAggregates,
    private readonly onRows: (done: number, total: number) => void,
  ) {
    this.placed = source.columns.map((column, position) => ({ column, position }));
    this.numeric = this.placed.filter(({ column }) => isNumeric(column.type));
    this.sample = new RowSample(source.rowCount);
  }

  /** Reads everything; undefined where numbers are so large that only rows give exact figures. */
  async read(groupBy: string | undefined): Promise<TableReading | undefined> {
    this.sample.keep(await this.aggregates.everyRow(this.sample.step));
    const numeric = await this.describeNumbers();
    if (!numeric) return undefined;
    const profiles: Profile[] = [];
    for (const each of this.placed) {
      if (isNumeric(each.column.type)) continue;
      profiles.push(await this.profile(each));
      this.advance();
    }
    const summary = await this.summarise(profiles, groupBy);
    const correlations = await this.correlate(numeric);
    this.onRows(this.source.rowCount, this.source.rowCount);
    return { numeric, profiles, summary, correlations, sample: this.sample };
  }

  /** Undefined where numbers are too large. */
  private async describeNumbers(): Promise<NumericAnalysis[] | undefined> {
    const many = this.numeric.filter(({ position }) => !this.isFew(position));
    const known = await knowNumbers(this.aggregates, many, this.sample.rows);
    if (known.some((found) => found && largestOf(found.total) > LARGEST)) return undefined;
    const described: NumericAnalysis[] = [];
    for (const placed of this.numeric) {
      const found = many.includes(placed)
        ? await this.describeMany(placed, known[many.indexOf(placed)] ?? null)
        : await describeCounted(this.aggregates, placed);
      if (found.distribution && largestOf(found.distribution) > LARGEST) return undefined;
      const { column } = placed;
      const analysis = { column, ...found, missing: this.source.rowCount - found.count };
      this.totals.push(totalOf(analysis));
      described.push(analysis);
      this.advance();
    }
    return described;
  }

  private async describeMany(placed: PlacedColumn, known: KnownNumbers | null) {
    if (!known) return { count: 0, distribution: null };
    const distribution = await describeParted(this.aggregates, placed, known);
    return { count: known.total.count, distribution };
  }

  /** Whether a column is read as counts of its different numbers. */
  private isFew(position: number): boolean {
    if (this.source.rowCount <= FEW_ROWS) return true;
    return this.distinctInSample(position) <= this.sample.rows.length * FEW_DISTINCT;
  }

  private async profile({ column, position }: PlacedColumn): Promise<Profile> {
    // Nothing, written in two ways, is no value.
    const tooMany = this.distinctInSample(position) > VALUES_TRACKED + 2;
    const values = tooMany
      ? undefined
      : await this.aggregates.frequencies(position, VALUES_TRACKED);
    const isDate = column.type === 'date' || column.type === 'datetime';
    const { count, from, to } =
      values && !isDate ? countOf(values) : await this.aggregates.span(position);
    const [first] = values ?? [];
    return {
      column,
      count,
      missing: this.source.rowCount - count,
      distinct: values?.length ?? null,
      top: first ? { value: first.value, count: first.rows } : null,
      span: from === null || to === null ? null : { from, to },
    };
  }

  private async summarise(
    profiles: readonly Profile[],
    groupBy: string | undefined,
  ): Promise<TableSummary> {
    const columns = {
      columns: this.numeric.map(({ column }) => column),
      positions: this.numeric.map(({ position }) => position),
    };
    const key = groupBy ?? chooseCategory(profiles.map(asCandidate))?.key;
    const group = this.placed.find(({ column }) => column.key === key);
    const dates = this.placed.find(
      ({ column: { type } }) => type === 'date' || type === 'datetime',
    );
    return {
      rows: this.source.rowCount,
      numeric: this.totals,
      groups: group ? await groupsOf(this.aggregates, group, columns) : [],
      ...(group && { groupColumn: group.column }),
      months: dates ? await monthsOf(this.aggregates, dates.position, columns) : [],
    };
  }

  private async correlate(numeric: readonly NumericAnalysis[]): Promise<Correlations> {
    const used = this.numeric.slice(0, COLUMNS_MAX);
    const pairs = used.flatMap(({ position: right }, index) =>
      used.slice(0, index).map(({ position: left }) => [left, right] as const),
    );
    const found = await this.aggregates.correlations(pairs);
    const matrix = used.map((_, row) =>
      used.map((__, column) => {
        const right = Math.max(row, column);
        if (row !== column) return found[(right * (right - 1)) / 2 + Math.min(row, column)] ?? null;
        const { min, max } = numeric[row]?.distribution ?? { min: 0, max: 0 };
        return min < max ? 1 : null;
      }),
    );
    return { columns: used.map(({ column }) => column), matrix };
  }

  private distinctInSample(position: number): number {
    return new Set(this.sample.rows.map((row): Cell => row[position] ?? null)).size;
  }

  private advance(): void {
    this.done += this.source.rowCount / (this.placed.length + 1);
    this.onRows(Math.floor(this.done), this.source.rowCount);
  }
}

function totalOf({ column, count, missing, distribution }: NumericAnalysis): NumericSummary {
  const { sum = 0, min = null, max = null } = distribution ?? {};
  return { column, count, missing, sum, min, max, mean: count === 0 ? null : sum / count };
}

/** A column and how many groups it makes, its empty cells being one. */
function asCandidate({ column, distinct, missing }: Profile): {
  column: Profile['column'];
  size: number;
} {
  return { column, size: (distinct ?? Infinity) + (missing > 0 ? 1 : 0) };
}

/** How many cells hold any of the values of a column that has no order of its own. */
function countOf(values: readonly PartFigures[]): ColumnSpan {
  return { count: values.reduce((count, { rows }) => count + rows, 0), from: null, to: null };
}
