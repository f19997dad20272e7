import type { RowSource } from '../../report';
import type { Weights } from '../text/ruler';
import { rowHeight } from './density';
import { readItems } from './items';
import type { TableLayout } from './layout';
import { roomOf } from './layout';
import type { PagePlan } from './paginator';
import { Paginator } from './paginator';

/** Groups whose page is remembered for the contents and the bookmarks. */
const GROUPS_LISTED = 2000;

/** A group of the table and where its heading stands. */
export interface GroupPlace {
  label: string;
  /** Number of the heading among the table's lines. */
  line: number;
}

/** A measured table. */
export interface Measured {
  plan: PagePlan;
  groups: GroupPlace[];
}

/** Finds out how a table breaks into pages, at most `limit` of them; reads the rows only if need be. */
export async function measureTable(
  source: RowSource,
  layout: TableLayout,
  type: Weights,
  limit?: number,
): Promise<Measured> {
  const tail = {
    total: layout.totals.length > 0 ? layout.density.total : 0,
    note: layout.density.note,
  };
  const paginator = new Paginator(roomOf(layout), tail, limit);
  const oneLine = layout.density.lines === 1 || !layout.columns.some((column) => column.wraps);
  const uniform = layout.groupBy === undefined && oneLine;
  const groups = uniform
    ? addUniformRows(paginator, source.rowCount, layout)
    : await addItems(paginator, source, layout, type);
  return { plan: paginator.finish(source.rowCount), groups };
}

function addUniformRows(paginator: Paginator, rowCount: number, layout: TableLayout): GroupPlace[] {
  const row = { kind: 'row', height: rowHeight(layout.density, 1) } as const;
  for (let index = 0; index < rowCount && !paginator.isFull; index += 1) paginator.add(row);
  return [];
}

async function addItems(
  paginator: Paginator,
  source: RowSource,
  layout: TableLayout,
  type: Weights,
): Promise<GroupPlace[]> {
  const groups: GroupPlace[] = [];
  let line = 0;
  for await (const items of readItems(source, layout, type)) {
    for (const item of items) {
      paginator.add(item);
      if (item.kind === 'heading' && groups.length < GROUPS_LISTED) {
        groups.push({ label: item.label, line });
      }
      line += 1;
    }
    if (paginator.isFull) break;
  }
  return groups;
}

/** The index of the page of each place, both in rising order; places past the last page are left out. */
export function pagesOfGroups(
  groups: readonly GroupPlace[],
  plan: PagePlan,
): { label: string; page: number }[] {
  const found: { label: string; page: number }[] = [];
  let page = 0;
  let end = plan.pages[0] ?? 0;
  for (const group of groups) {
    while (group.line >= end && page < plan.pages.length - 1) {
      page += 1;
      end += plan.pages[page] ?? 0;
    }
    if (group.line < end) found.push({ label: group.label, page });
  }
  return found;
}
