import type { Cell, Row } from '../../contract/jobs/cells';
import type { PartFigures, TableAggregates } from '../aggregates';
import {
  correlationsSql,
  daysSql,
  everyRowSql,
  frequenciesSql,
  groupsSql,
  spanSql,
} from './aggregate-sql';
import type { ScratchTable } from './aggregate-sql';
import { THREADS } from './duck';
import type { Duck } from './duck';
import { resultBatches, rowBatches } from './row-batches';

/** Lets the scratch database count, sum and correlate the columns of a table. */
export function tableAggregates(duck: Duck, table: ScratchTable): TableAggregates {
  const ask = (sql: string): Promise<Row[]> => readAll(duck, sql);
  const { relation } = table;
  return {
    everyRow: (step) => ask(everyRowSql(table, step)),
    readValues: (position, into, fewDistinct) =>
      (fewDistinct ? readCounted : readPlain)(duck, `v${position}`, relation, into),
    async frequencies(position, most) {
      const rows = await ask(frequenciesSql(table, { position, numeric: [], most }));
      return rows.length > most ? undefined : rows.map(partOf);
    },
    async span(position) {
      const [[count = 0, from = null, to = null] = []] = await ask(spanSql(table, position));
      return { count: Number(count), from: numberOf(from), to: numberOf(to) };
    },
    async groups(position, numeric, most) {
      return (await askInOrder(duck, groupsSql(table, { position, numeric, most }))).map(partOf);
    },
    async days(position, numeric, most) {
      return (await askInOrder(duck, daysSql(table, { position, numeric, most }))).map(partOf);
    },
    async correlations(pairs) {
      if (pairs.length === 0) return [];
      const [found = []] = await askInOrder(duck, correlationsSql(table, pairs));
      return found.map((each) => (Number.isNaN(each) ? null : numberOf(each)));
    },
  };
}

async function readAll(duck: Duck, sql: string): Promise<Row[]> {
  const rows: Row[] = [];
  // A stream would have the threads run ahead, and hold what they read until it is asked for.
  for await (const batch of resultBatches(await duck.result(sql))) rows.push(...batch);
  return rows;
}

/** Sums on one thread: with more, the order of additions, and with it the last digits, would vary. */
async function askInOrder(duck: Duck, sql: string): Promise<Row[]> {
  await duck.run('set threads to 1');
  try {
    return await readAll(duck, sql);
  } finally {
    await duck.run(`set threads to ${THREADS}`);
  }
}

/** Reads a part as the queries of parts list it: value, mark, rows, then count and sum per column. */
function partOf([value = null, isRest, rows, ...figures]: Row): PartFigures {
  const every = (offset: number): number[] =>
    figures.filter((_, index) => index % 2 === offset).map(Number);
  return {
    value: isRest === true ? null : value,
    isRest: isRest === true,
    rows: Number(rows),
    counts: every(0),
    sums: every(1),
  };
}

function numberOf(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** Has each different value counted, which is far less to hand over than all of them. */
async function readCounted(
  duck: Duck,
  cell: string,
  relation: string,
  into: Float64Array,
): Promise<number> {
  const sql = `select ${cell}, count(*)::double from ${relation} where ${cell} is not null group by 1 order by 1`;
  let end = 0;
  for await (const batch of rowBatches(duck, sql)) {
    for (const [value, times] of batch as number[][]) {
      into.fill(value ?? NaN, end, end + (times ?? 0));
      end += times ?? 0;
    }
  }
  return end;
}

async function readPlain(
  duck: Duck,
  cell: string,
  relation: string,
  into: Float64Array,
): Promise<number> {
  const { result, close } = await duck.stream(
    `select ${cell} from ${relation} where ${cell} is not null`,
  );
  let end = 0;
  try {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return end;
      const vector = chunk.getColumnVector(0);
      for (let index = 0; index < chunk.rowCount; index += 1) {
        into[end + index] = vector.getItem(index) as number;
      }
      end += chunk.rowCount;
    }
  } finally {
    close();
  }
}
