import type { Cell } from '../../contract/jobs/cells';
import { compareCells } from '../source/group-order';
import type { ScratchTable } from './aggregate-sql';
import type { Duck } from './duck';
import { literal } from './sql-text';

/** The most groups that are told apart; with more, a heading for each would bury the rows anyway. */
const GROUPS_MAX = 100_000;

/** Values written by one statement. */
const VALUES_AT_ONCE = 1000;

/** A table whose rows are to be grouped by one of its columns. */
export interface Grouping extends ScratchTable {
  key: string;
  locale: string;
}

/**
 * Orders the rows of a table by the values of one column, so that each group stands together: values in the
 * locale's order, empty cells last, rows within a group as they come. Gives the ordered table, or the given
 * one where there are too many groups.
 */
export async function orderTable(duck: Duck, grouping: Grouping): Promise<ScratchTable> {
  const { relation, columns, key, locale } = grouping;
  const group = `v${columns.findIndex((column) => column.key === key)}`;
  const found = await duck.rows<{ value: Cell }>(
    `select distinct ${group} as value from ${relation} limit ${GROUPS_MAX + 1}`,
  );
  if (found.length > GROUPS_MAX) return grouping;
  const collator = new Intl.Collator(locale, { numeric: true });
  const values = found.map(({ value }) => value).sort((a, b) => compareCells(a, b, collator));
  await duck.run(
    `create table ranks as select ${group} as value, 0::integer as rank from ${relation} limit 0`,
  );
  for (let start = 0; start < values.length; start += VALUES_AT_ONCE) {
    const rows = values
      .slice(start, start + VALUES_AT_ONCE)
      .map((value, index) => `(${cellLiteral(value)}, ${start + index})`);
    await duck.run(`insert into ranks values ${rows.join(', ')}`);
  }
  const all = columns.map((_, index) => `v${index}`).join(', ');
  await duck.run(
    `create table ordered as select ${all} from (select ${all}, row_number() over () as place from ${relation}) as rows left join ranks on ${group} is not distinct from ranks.value order by rank, place`,
  );
  return { relation: 'ordered', columns, place: 'rowid' };
}

function cellLiteral(value: Cell): string {
  return typeof value === 'string' ? literal(value) : String(value);
}
