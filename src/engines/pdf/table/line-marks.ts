/** In place of the mark of a cell in which nothing stands. */
export const EMPTY = -1;

/** The marks of a line's cells, by which readers find them on their page. Plain data. */
export interface LineMarks {
  /** A heading has one cell for all columns; the others have one for each. */
  kind: 'row' | 'heading' | 'band';
  cells: number[];
  /** Columns of the cells that are links. */
  links: number[];
  /** Column of a band's label. */
  head?: number;
}

/** The marks of everything on a page of a table that is read. Plain data. */
export interface PageMarks {
  /** The title and the labels of the columns, where they are read: on the first page. */
  title?: number;
  labels: number[];
  lines: LineMarks[];
  /** What closes the table. */
  note?: number;
  total?: LineMarks;
}
