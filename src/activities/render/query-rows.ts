import type { Column, ColumnType } from '../../contract/jobs/cells';
import type { ColumnInput } from '../../contract/jobs/report-source';
import { AppError } from '../../contract/errors';
import type { OpenTable } from '../../engines/dataset/open-dataset';
import { spoolRows } from '../../engines/dataset/spool-rows';
import { openQuery } from '../../store/reports/open-query';
import type { QueryField, QueryToRun } from '../../store/reports/open-query';

/** The types of PostgreSQL that are more than text, by their numbers. */
const TYPES: Record<number, ColumnType> = {
  16: 'boolean',
  20: 'integer',
  21: 'integer',
  23: 'integer',
  700: 'number',
  701: 'number',
  1082: 'date',
  1114: 'datetime',
  1184: 'datetime',
  1700: 'number',
};

/** A named query as a render thread runs it. */
export interface QueryTask extends QueryToRun {
  /** The columns to show, in this order; all of the result where absent. */
  columns?: readonly ColumnInput[];
  groupBy?: string;
  locale: string;
}

/** Runs a named query and keeps its rows for the engines, which read them as often as they need. */
export async function openQueryRows(task: QueryTask, folder: string): Promise<OpenTable> {
  const query = await openQuery(task);
  try {
    const shown = selectFields(query.fields, task.columns);
    const positions = shown.map(({ position }) => position);
    return await spoolRows({
      columns: shown.map(({ position: _position, ...column }): Column => column),
      batches: pick(query.batches(), positions),
      groupBy: task.groupBy,
      locale: task.locale,
      folder,
    });
  } finally {
    await query.close();
  }
}

function selectFields(
  fields: readonly QueryField[],
  columns: readonly ColumnInput[] | undefined,
): (Column & { position: number })[] {
  if (!columns) {
    return fields.map(({ name, typeId }, position) => ({
      key: name,
      label: name,
      type: TYPES[typeId] ?? 'string',
      position,
    }));
  }
  return columns.map(({ key, label = key, ...column }) => {
    const position = fields.findIndex(({ name }) => name === key);
    if (position >= 0) return { ...column, key, label, position };
    const names = fields.map(({ name }) => name).join(', ');
    throw new AppError('VALIDATION', `the query gives no column "${key}"; it gives ${names}`);
  });
}

async function* pick(
  batches: AsyncIterable<(string | null)[][]>,
  positions: readonly number[],
): AsyncGenerator<(string | null)[][], void, undefined> {
  for await (const rows of batches) {
    yield rows.map((row) => positions.map((position) => row[position] ?? null));
  }
}
