import { columnLetters } from './workbook/cells';
import type { CellTexts } from './workbook/cell-text';
import type { SheetFrame } from './workbook/sheet-frame';
import { sheetFrame } from './workbook/sheet-frame';
import { SheetRows } from './workbook/sheet-rows';
import type { ReportLayout } from './report-layout';
import type { Skeleton } from './skeleton';
import { sheetPath } from './skeleton';

const HEADER_HEIGHT = 20;

/** A data sheet that waits for its rows. */
export interface DataSheet {
  name: string;
  path: string;
  frame: SheetFrame;
  /** Data rows that belong on it. */
  rows: number;
}

/** Makes the data sheets of a report, each with its header row. */
export function dataSheets(
  layout: ReportLayout,
  skeleton: Skeleton,
  texts: CellTexts,
): DataSheet[] {
  const { columns } = layout.spec.source;
  const header = new SheetRows(texts);
  const styleId = skeleton.styleIds('head');
  header.add(
    columns.map(({ label }) => ({ styleId, value: label })),
    HEADER_HEIGHT,
  );
  const lastColumn = columnLetters(columns.length - 1);
  return layout.sheets.map(({ name, rows }, index) => {
    const isLast = index === layout.sheets.length - 1;
    const lastRow = 1 + rows + (isLast && layout.totals.length > 0 ? 1 : 0);
    const { head, tail } = sheetFrame(
      skeleton.dataSheets[index] ?? '',
      layout.groupBy === undefined ? `A1:${lastColumn}${lastRow}` : undefined,
    );
    return { name, path: sheetPath(index + 1), frame: { head: head + header.xml, tail }, rows };
  });
}
