import type { Cell } from '../../contract/jobs/cells';
import type { Table } from './table';

/** The most groups that are told apart; with more, a heading for each would bury the rows anyway. */
const GROUPS_MAX = 100_000;

/**
 * Orders the rows of a table by the values of one column, so that each group stands together: values
 * ascending in the locale's order, empty cells last, rows within a group as they come. Gives nothing
 * where there are too many groups, and the rows then stay as they are.
 */
export function orderByGroup(table: Table, key: string, locale: string): Uint32Array | undefined {
  const position = table.columns.findIndex((column) => column.key === key);
  const numbers = new Map<Cell, number>();
  const groupOfRow = new Uint32Array(table.rowCount);
  for (let index = 0; index < table.rowCount; index += 1) {
    const value = table.rowAt(index)[position] ?? null;
    let group = numbers.get(value);
    if (group === undefined) {
      if (numbers.size === GROUPS_MAX) return undefined;
      group = numbers.size;
      numbers.set(value, group);
    }
    groupOfRow[index] = group;
  }
  return countingSort(groupOfRow, rankGroups(numbers, locale));
}

/** The place of each group among all, by its number. */
function rankGroups(numbers: Map<Cell, number>, locale: string): Uint32Array {
  const collator = new Intl.Collator(locale, { numeric: true });
  const sorted = [...numbers].sort(([a], [b]) => compareCells(a, b, collator));
  const ranks = new Uint32Array(numbers.size);
  sorted.forEach(([, group], rank) => {
    ranks[group] = rank;
  });
  return ranks;
}

/** Compares two cells of one column: values ascending in the order of the collator, empty cells last. */
export function compareCells(a: Cell, b: Cell, collator: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}

function countingSort(groupOfRow: Uint32Array, ranks: Uint32Array): Uint32Array {
  const starts = new Uint32Array(ranks.length + 1);
  for (const group of groupOfRow) {
    const next = (ranks[group] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank += 1) {
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  }
  const order = new Uint32Array(groupOfRow.length);
  groupOfRow.forEach((group, row) => {
    const rank = ranks[group] ?? 0;
    const place = starts[rank] ?? 0;
    order[place] = row;
    starts[rank] = place + 1;
  });
  return order;
}
