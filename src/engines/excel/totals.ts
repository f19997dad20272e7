import type { TableSummary } from '../summary/summary';
import type { ReportLayout } from './report-layout';
import { sumFormula } from './sheet-plan';
import type { StyleIds } from './styles';
import { totalStyle } from './styles';
import { columnLetters } from './workbook/cells';
import type { StyledCell } from './workbook/sheet-rows';

/** A column's total over all data sheets: a formula that keeps up with edits, and its value now. */
export interface ColumnTotal {
  label: string;
  position: number;
  cell: StyledCell;
}

/** Gives the totals that were asked for, in the columns' order. */
export function columnTotals(
  layout: ReportLayout,
  summary: TableSummary,
  styleIds: StyleIds,
  lastLines: readonly number[],
): ColumnTotal[] {
  // Lines of groups are within the ranges that are summed.
  const sheets = layout.sheets.map(({ name }, index) => {
    return { name, rows: (lastLines[index] ?? 1) - 1 };
  });
  return layout.totals.map(({ column, position }) => {
    const result = summary.numeric.find((figures) => figures.column.key === column.key)?.sum ?? 0;
    const formula = sumFormula(sheets, columnLetters(position), layout.groupBy !== undefined);
    const styleId = styleIds(totalStyle(layout.formats[position] ?? ''));
    const value = formula === undefined ? result : { formula, result };
    return { label: column.label, position, cell: { styleId, value } };
  });
}

/** The row of totals below the last data row: its word in the first column that has no total itself. */
export function totalsRow(
  layout: ReportLayout,
  totals: ColumnTotal[],
  styleIds: StyleIds,
): StyledCell[] {
  const cells = layout.formats.map((format): StyledCell => ({
    styleId: styleIds(totalStyle(format)),
  }));
  for (const total of totals) cells[total.position] = total.cell;
  const word = cells.find((cell) => cell.value === undefined);
  if (word) word.value = layout.texts.total;
  return cells;
}
