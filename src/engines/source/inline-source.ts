import type { Column } from '../../contract/jobs/cells';
import { AppError } from '../../contract/errors';
import { inferColumns, readInlineRows } from '../../contract/jobs/inline-rows';
import type { InlineRow } from '../../contract/jobs/inline-rows';
import type { ColumnInput } from '../../contract/jobs/report-source';
import type { RowSource } from '../report';
import { sourceOf } from './table';
import type { Table } from './table';

/** Rows sent with the request, and their columns where the caller names them. */
export interface InlineOptions {
  rows: readonly InlineRow[];
  columns?: readonly ColumnInput[];
}

/** Makes a row source of rows that came with the request. */
export function createInlineSource(options: InlineOptions): RowSource {
  return sourceOf(createInlineTable(options));
}

/** Reads inline rows as a table; a cell that does not fit its column is an error that names it. */
export function createInlineTable({ rows, columns: given }: InlineOptions): Table {
  const columns: Column[] = given
    ? given.map((column) => ({ ...column, label: column.label ?? column.key }))
    : inferColumns(rows);
  const { cells, problems } = readInlineRows(rows, columns);
  const [problem] = problems;
  if (problem) {
    const { row, column, value, type } = problem;
    throw new AppError('VALIDATION', problem.message, { details: { row, column, value, type } });
  }
  return { columns, rowCount: cells.length, rowAt: (index) => cells[index] ?? [] };
}
