/** Characters of shared texts that are kept in memory at most. */
const BUDGET = 4_000_000;

/** The table of texts that cells refer to by number; it holds only the few that cannot be inline. */
export class SharedTexts {
  private readonly indexes = new Map<string, number>();
  private size = 0;

  /** Gives the number of a text's `<t>` element; `undefined` where the table is full. */
  add(element: string): number | undefined {
    const known = this.indexes.get(element);
    if (known !== undefined) return known;
    if (this.size + element.length > BUDGET) return undefined;
    this.size += element.length;
    const index = this.indexes.size;
    this.indexes.set(element, index);
    return index;
  }

  /** The table as a file of the workbook. */
  xml(): string {
    const items = [...this.indexes.keys()].map((element) => `<si>${element}</si>`);
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      ...items,
      '</sst>',
    ].join('');
  }
}
