import { createFormatter } from '../../format/formatter';
import { reportTexts } from '../../format/texts';
import { cellText } from './cell-text';
import type { TableColumn } from './columns';
import type { TableLayout } from './layout';

/** A table's layout as it can be sent to another thread: the functions are made anew there. */
export interface PlainLayout extends Omit<TableLayout, 'columns' | 'texts'> {
  columns: Omit<TableColumn, 'text'>[];
}

/** Everything that the pages of a table are drawn from, beside their lines. Plain data. */
export interface Sheets {
  layout: PlainLayout;
  locale: string;
  /** The table's title on its first page. */
  title: string;
  running: { title: string; date: string; note: string };
  /** Pages of the document, and those of them before the table. */
  pages: number;
  pagesBefore: number;
  /** Whether the pages say what is read and what decorates. */
  isTagged: boolean;
  /** Pages of the table. */
  tablePages: number;
  /** What closes the last page: the remark that rows are left out, and a sum for each of the layout's totals. */
  note?: string;
  totals: number[];
}

/** Leaves the functions out of a layout. */
export function plainLayout({ columns, texts: _texts, ...rest }: TableLayout): PlainLayout {
  return { ...rest, columns: columns.map(({ text: _text, ...column }) => column) };
}

/** Makes the layout whole again. */
export function wholeLayout({ layout, locale }: Pick<Sheets, 'layout' | 'locale'>): TableLayout {
  const formatter = createFormatter(locale);
  return {
    ...layout,
    columns: layout.columns.map((column) => ({
      ...column,
      text: cellText(column.column, column.decimals, formatter),
    })),
    texts: reportTexts(locale),
  };
}
