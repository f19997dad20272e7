import type { CountedNumbers, DeviationSums, TableAggregates } from '../aggregates';
import type { ScratchTable } from './aggregate-sql';
import { askAll, askInOrder } from './ask';
import type { Duck } from './duck';
import { readingFile } from './file-errors';
import { countedSql, deviationsSql, numberPartsSql, totalsSql } from './number-sql';

/** Figures of the numbers of single columns. */
type NumberAggregates = Pick<
  TableAggregates,
  'totals' | 'deviations' | 'countedNumbers' | 'numberParts'
>;

/** Lets the scratch database describe the numbers of a table's columns. */
export function numberAggregates(duck: Duck, table: ScratchTable): NumberAggregates {
  return {
    async totals(positions) {
      if (positions.length === 0) return [];
      const [found = []] = await askInOrder(duck, totalsSql(table, positions));
      return positions.map((_, index) => {
        const [count = 0, min = 0, max = 0, sum = 0] = numbersAt(found, index, 4);
        return { count, min, max, sum };
      });
    },
    async deviations(wanted) {
      if (wanted.length === 0) return [];
      const [found = []] = await askInOrder(duck, deviationsSql(table, wanted));
      return wanted.map((_, index): DeviationSums => {
        const [deviations = 0, squares = 0, cubes = 0] = numbersAt(found, index, 3);
        return [deviations, squares, cubes];
      });
    },
    countedNumbers: (position, within) =>
      readingFile(() => readCounted(duck, countedSql(table, position, within))),
    async numberParts(position, wanted) {
      const rows = await askAll(duck, numberPartsSql(table, position, wanted));
      return rows.map((row) => {
        const [number = 0, count = 0, min = 0, max = 0] = row.map(Number);
        return { number, count, min, max };
      });
    },
  };
}

/** The figures of one column among those of all in a row. */
function numbersAt(row: readonly unknown[], index: number, width: number): number[] {
  return row.slice(index * width, (index + 1) * width).map(Number);
}

/** Reads numbers and how often each stands, column by column. */
async function readCounted(duck: Duck, sql: string): Promise<CountedNumbers> {
  const { result, close } = await duck.stream(sql);
  const values: number[][] = [];
  const times: number[][] = [];
  try {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      values.push(chunk.getColumnValues(0) as number[]);
      times.push(chunk.getColumnValues(1) as number[]);
    }
  } finally {
    close();
  }
  return { values: joined(values), times: joined(times) };
}

function joined(parts: readonly number[][]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
