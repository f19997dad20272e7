import type { CommandContext } from '../command';
import { tableLines } from './table';
import type { Column } from './table';

/** A list to be shown: as JSON where that was asked for, else as a table, or one line where it is empty. */
export interface List<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** The line for an empty list. */
  empty: string;
}

/** Shows a list in the form that the command was asked for. */
export function showList<Row>(
  { terminal, options }: Pick<CommandContext, 'terminal' | 'options'>,
  { rows, columns, empty }: List<Row>,
): void {
  if (options['json'] === true) {
    terminal.printJson(rows);
    return;
  }
  const lines = rows.length === 0 ? [empty] : tableLines(columns, rows);
  for (const line of lines) terminal.print(line);
}
