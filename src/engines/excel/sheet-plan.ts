/** Rows of a sheet, by the file format. */
const SHEET_ROWS_MAX = 1_048_576;

/** Rows that have room on one sheet even if each of them is a group with a heading and a subtotal. */
export const GROUPED_ROWS_MAX = Math.floor((SHEET_ROWS_MAX - 2) / 3);

/** A data sheet: what it is called and how many data rows it holds, below its header in row 1. */
export interface SheetPlan {
  name: string;
  rows: number;
}

/** How many rows there are, over how many sheets they were asked for, and what the sheets are called. */
export interface SheetPlanInput {
  rows: number;
  sheets: number;
  hasTotals: boolean;
  label: string;
}

/** Spreads the rows over the sheets as evenly as ceiling allows; more sheets where the rows would not fit. */
export function planSheets({ rows, sheets, hasTotals, label }: SheetPlanInput): SheetPlan[] {
  const capacity = SHEET_ROWS_MAX - (hasTotals ? 2 : 1);
  const count = Math.max(sheets, Math.ceil(rows / capacity));
  const share = Math.ceil(rows / count);
  return Array.from({ length: count }, (_, index) => ({
    name: `${label} ${index + 1}`,
    rows: Math.max(0, Math.min(share, rows - index * share)),
  }));
}

/**
 * Writes the formula that sums a column over all data sheets; `undefined` where there are no rows. That of
 * a grouped table leaves the subtotals within out.
 */
export function sumFormula(
  sheets: readonly SheetPlan[],
  letters: string,
  grouped = false,
): string | undefined {
  const ranges = sheets
    .filter((sheet) => sheet.rows > 0)
    .map((sheet) => `'${sheet.name}'!${letters}2:${letters}${sheet.rows + 1}`);
  return ranges.length === 0
    ? undefined
    : `${grouped ? 'SUBTOTAL(9,' : 'SUM('}${ranges.join(',')})`;
}
