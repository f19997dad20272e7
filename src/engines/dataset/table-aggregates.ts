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
import { askAll, askInOrder } from './ask';
import type { Duck } from './duck';
import { numberAggregates } from './number-aggregates';

/** Lets the scratch database count, sum and correlate the columns of a table. */
export function tableAggregates(duck: Duck, table: ScratchTable): TableAggregates {
  const ask = (sql: string): Promise<Row[]> => askAll(duck, sql);
  return {
    ...numberAggregates(duck, table),
    everyRow: (step) => ask(everyRowSql(table, step)),
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
