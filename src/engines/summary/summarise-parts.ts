import type { Column } from '../../contract/jobs/cells';
import type { PartFigures, TableAggregates } from '../aggregates';
import { ColumnSums } from './column-sums';
import { groupLabel, GROUPS_LISTED, REST_LABEL } from './group-tally';
import { monthNumber, monthText } from './month';
import { MONTHS_TRACKED } from './month-tally';
import type { NumericColumns } from './part-tally';
import type { GroupSummary, MonthSummary, PartSummary } from './summary';

const DAY_MS = 86_400_000;

/** More days than these are more months than are told apart. */
const DAYS_MOST = MONTHS_TRACKED * 31;

/** The groups of a column by a source's own figures, as `summarise` lists them. */
export async function groupsOf(
  aggregates: TableAggregates,
  { column, position }: { column: Column; position: number },
  numeric: NumericColumns,
): Promise<GroupSummary[]> {
  const parts = await aggregates.groups(position, numeric.positions, GROUPS_LISTED);
  return parts.map((part) => ({
    ...summaryOf(part, numeric),
    label: part.isRest ? REST_LABEL : groupLabel(part.value, column),
    value: part.value,
    isRest: part.isRest,
  }));
}

/** The months of a date column by a source's own figures, as `summarise` lists them. */
export async function monthsOf(
  aggregates: TableAggregates,
  position: number,
  numeric: NumericColumns,
): Promise<MonthSummary[]> {
  const days = await aggregates.days(position, numeric.positions, DAYS_MOST + 1);
  const months = new Map<number, PartFigures[]>();
  for (const day of days) {
    const number = monthNumber(Number(day.value) * DAY_MS);
    const known = months.get(number);
    if (known) known.push(day);
    else months.set(number, [day]);
  }
  if (days.length > DAYS_MOST || months.size > MONTHS_TRACKED) return [];
  return [...months].map(([number, parts]) => ({
    ...summaryOf(together(parts), numeric),
    month: monthText(number),
    number,
  }));
}

function together(parts: readonly PartFigures[]): PartFigures {
  const width = parts[0]?.sums.length ?? 0;
  const sums = new ColumnSums(width);
  for (const part of parts) part.sums.forEach((sum, index) => sums.add(index, sum));
  const columns = Array.from({ length: width }, (_, index) => index);
  return {
    value: null,
    isRest: false,
    rows: parts.reduce((rows, part) => rows + part.rows, 0),
    counts: columns.map((index) =>
      parts.reduce((count, part) => count + (part.counts[index] ?? 0), 0),
    ),
    sums: columns.map((index) => sums.total(index)),
  };
}

function summaryOf({ rows, counts, sums }: PartFigures, { columns }: NumericColumns): PartSummary {
  // fromEntries defines members, so that a column called `__proto__` is one like any other.
  const byKey = (figures: number[]): Record<string, number> =>
    Object.fromEntries(columns.map(({ key }, index) => [key, figures[index] ?? 0]));
  return { rows, sums: byKey(sums), counts: byKey(counts) };
}
