/** A column of a table: its heading and what it shows of a row. */
export interface Column<Row> {
  heading: string;
  /** Numbers are set flush right. */
  cell(row: Row): string | number | null;
}

/** Lays rows out as lines of aligned columns, the headings first. An empty cell is a dash. */
export function tableLines<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...cells.map((line) => textOf(line[index]).length)),
  );
  const headings = columns.map(({ heading }) => heading.toUpperCase());
  return [headings, ...cells].map((line) =>
    line
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function textOf(cell: string | number | null | undefined): string {
  return cell === null || cell === undefined || cell === '' ? '-' : String(cell);
}

function pad(cell: string | number | null, width: number): string {
  return typeof cell === 'number' ? textOf(cell).padStart(width) : textOf(cell).padEnd(width);
}
