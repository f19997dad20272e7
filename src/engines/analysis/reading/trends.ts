import type { Column } from '../../../contract/jobs/cells';
import type { TableSummary } from '../../summary/summary';
import { fitLine } from '../statistics/least-squares';
import type { Line } from '../statistics/least-squares';

/** The longest stretch of months whose gaps are shown; a longer one is cut down to the months with rows. */
const MONTHS_SHOWN = 600;

/** How the monthly mean of a column moves. */
export interface Trend {
  column: Column;
  /** Months in order, as `monthNumber` counts them, and the mean of each; null where nothing is known. */
  months: { month: number; mean: number | null }[];
  /** The least-squares line through the means, x being the months since the first; null if under two. */
  line: Line | null;
}

/** Fits a line to the monthly means of numeric columns; none where the table has no dates. */
export function findTrends(summary: TableSummary, columns: readonly Column[]): Trend[] {
  const present = new Map(summary.months.map((month) => [month.number, month]));
  const first = summary.months[0]?.number;
  if (first === undefined) return [];
  const numbers = everyMonth([...present.keys()]);
  return columns.map((column) => {
    const months = numbers.map((number) => {
      const month = present.get(number);
      const count = month?.counts[column.key] ?? 0;
      const sum = month?.sums[column.key] ?? 0;
      return { month: number, mean: count === 0 ? null : sum / count };
    });
    const points = months.flatMap(({ month, mean }): [number, number][] =>
      mean === null ? [] : [[month - first, mean]],
    );
    return { column, months, line: fitLine(points) };
  });
}

/** The months from the first to the last, with those between them that have no rows. */
function everyMonth(present: number[]): number[] {
  const first = present[0] ?? 0;
  const length = (present.at(-1) ?? first) - first + 1;
  if (length > MONTHS_SHOWN) return present;
  return Array.from({ length }, (_, offset) => first + offset);
}
