import type { Row } from '../../contract/jobs/cells';
import type { ColumnMoments, CountedNumbers, TableAggregates } from '../aggregates';
import type { ScratchTable } from './aggregate-sql';
import { askAll, askInOrder } from './ask';
import type { Duck } from './duck';
import { readingFile } from './file-errors';
import { countedSql, momentsSql, numberPartsSql } from './number-sql';

/** Figures of the numbers of single columns. */
type NumberAggregates = Pick<TableAggregates, 'columnMoments' | 'countedNumbers' | 'numberParts'>;

/** Lets the scratch database describe the numbers of a table's columns. */
export function numberAggregates(duck: Duck, table: ScratchTable): NumberAggregates {
  return {
    async columnMoments(wanted) {
      if (wanted.length === 0) return [];
      const [found = []] = await askInOrder(duck, momentsSql(table, wanted));
      return wanted.map((_, index) => momentsAt(found, index));
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
function momentsAt(row: Row, index: number): ColumnMoments {
  const [count = 0, min = 0, max = 0, sum = 0, deviations = 0, squares = 0, cubes = 0] = row
    .slice(index * 7, (index + 1) * 7)
    .map(Number);
  return { count, min, max, sum, deviations, squares, cubes };
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
