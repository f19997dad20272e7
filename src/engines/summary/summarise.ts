import type { Column, Row } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { RowSource } from '../report';
import { ColumnSums } from './column-sums';
import { GroupTally } from './group-tally';
import { MonthTally } from './month-tally';
import type { NumericColumns } from './part-tally';
import type { NumericSummary, TableSummary } from './summary';

/** The most values of a grouped column that are told apart; the rest becomes one group. */
const GROUPS_TRACKED = 10_000;

/** The most different values that a column may hold to be taken for a category. */
const CATEGORY_VALUES = 50;

/** Up to this many values a category still reads well in a chart. */
const GOOD_CATEGORY_VALUES = 12;

/** What to group by, and whom to tell how many rows were read. */
export interface SummariseOptions {
  groupBy?: string;
  onRows?: (done: number) => void;
}

/** Reads a table once and adds it up: totals, groups and months. */
export async function summarise(
  source: RowSource,
  options: SummariseOptions,
): Promise<TableSummary> {
  const numeric = findNumericColumns(source.columns);
  const figures = new FiguresTally(numeric);
  let tallies = groupTallies(source.columns, numeric, options.groupBy);
  const datePosition = source.columns.findIndex(isDate);
  const months = datePosition < 0 ? undefined : new MonthTally(datePosition, numeric);
  let rows = 0;
  for await (const batch of source.batches()) {
    for (const row of batch) {
      figures.add(row);
      months?.add(row);
      for (const tally of tallies) tally.add(row);
    }
    // A candidate with too many values is no category; the column asked for stays whatever it holds.
    if (options.groupBy === undefined) tallies = tallies.filter((tally) => !tally.overflowed);
    rows += batch.length;
    options.onRows?.(rows);
  }
  const category = options.groupBy === undefined ? chooseCategory(tallies) : tallies[0]?.column;
  const chosen = tallies.find(({ column }) => column === category);
  return {
    rows,
    numeric: figures.list(rows),
    groups: chosen?.list() ?? [],
    ...(chosen && { groupColumn: chosen.column }),
    months: months?.list() ?? [],
  };
}

function isDate(column: Column): boolean {
  return column.type === 'date' || column.type === 'datetime';
}

function findNumericColumns(columns: Column[]): NumericColumns {
  const positions = columns.flatMap((column, index) => (isNumeric(column.type) ? [index] : []));
  return { columns: columns.filter((column) => isNumeric(column.type)), positions };
}

function groupTallies(
  columns: Column[],
  numeric: NumericColumns,
  groupBy: string | undefined,
): GroupTally[] {
  return columns.flatMap((column, position) => {
    if (groupBy !== undefined) {
      return column.key === groupBy
        ? [new GroupTally(column, position, numeric, GROUPS_TRACKED)]
        : [];
    }
    return isCategorical(column)
      ? [new GroupTally(column, position, numeric, CATEGORY_VALUES)]
      : [];
  });
}

/**
 * Chooses what a table is grouped by, from columns and how many groups each makes: the first column of
 * texts that reads well as a category, else the first that is one at all.
 */
export function chooseCategory(
  candidates: readonly { column: Column; size: number }[],
): Column | undefined {
  const categories = candidates.filter(
    ({ column, size }) => isCategorical(column) && size >= 2 && size <= CATEGORY_VALUES,
  );
  const texts = categories.filter(({ column }) => column.type === 'string');
  const good = texts.find(({ size }) => size <= GOOD_CATEGORY_VALUES);
  return (good ?? texts[0] ?? categories[0])?.column;
}

function isCategorical({ type }: Column): boolean {
  return type === 'string' || type === 'boolean';
}

/** Counts, adds up and bounds every numeric column. */
class FiguresTally {
  private readonly sums: ColumnSums;
  private readonly minima: Float64Array;
  private readonly maxima: Float64Array;

  constructor(private readonly numeric: NumericColumns) {
    const size = numeric.columns.length;
    this.sums = new ColumnSums(size);
    this.minima = new Float64Array(size).fill(Infinity);
    this.maxima = new Float64Array(size).fill(-Infinity);
  }

  add(row: Row): void {
    const { positions } = this.numeric;
    for (let index = 0; index < positions.length; index += 1) {
      const cell = row[positions[index] ?? -1];
      if (typeof cell !== 'number') continue;
      this.sums.add(index, cell);
      if (cell < (this.minima[index] ?? Infinity)) this.minima[index] = cell;
      if (cell > (this.maxima[index] ?? -Infinity)) this.maxima[index] = cell;
    }
  }

  list(rows: number): NumericSummary[] {
    return this.numeric.columns.map((column, index) => {
      const count = this.sums.count(index);
      const sum = this.sums.total(index);
      return {
        column,
        count,
        missing: rows - count,
        sum,
        min: count === 0 ? null : (this.minima[index] ?? null),
        max: count === 0 ? null : (this.maxima[index] ?? null),
        mean: count === 0 ? null : sum / count,
      };
    });
  }
}
