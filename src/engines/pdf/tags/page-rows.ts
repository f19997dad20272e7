import type { LineMarks } from '../table/line-marks';
import { EMPTY } from '../table/line-marks';
import { HEADS } from './element';

/** Where the rows of a page belong: the numbers of the page, its table and the annotations of its links. */
export interface RowsPlace {
  page: number;
  table: number;
  columns: number;
  annotations: readonly number[];
}

/** Counts the objects that the rows of a page take. */
export function countObjects(lines: readonly LineMarks[]): number {
  return lines.reduce((sum, { cells, links }) => sum + 1 + cells.length + links.length, 1);
}

/** The rows of one page as objects of consecutive numbers: the body that holds them, then row by row. */
export class PageRows {
  readonly bodies: string[] = [];
  /** The number of the element of each mark. */
  readonly owners: number[] = [];
  /** The numbers of the elements of links, in the order of the annotations. */
  readonly links: number[] = [];

  constructor(
    lines: readonly LineMarks[],
    private readonly place: RowsPlace,
    private readonly first: number,
  ) {
    this.bodies.push('');
    const rows = lines.map((line) => `${this.addRow(line)} 0 R`);
    this.bodies[0] = `<</S/TBody/P ${place.table} 0 R/K[${rows.join(' ')}]>>`;
  }

  private addRow({ kind, cells, links, head }: LineMarks): number {
    const row = this.first + this.bodies.length;
    const link = row + cells.length + 1;
    let kids = '';
    this.bodies.push('');
    cells.forEach((mark, index) => {
      const number = this.first + this.bodies.length;
      kids += `${number} 0 R `;
      const place = links.indexOf(index);
      const what = kind === 'heading' || head === index ? this.headOf(kind) : '/TD';
      this.bodies.push(
        `<</S${what}/P ${row} 0 R${place < 0 ? this.contentOf(mark, number) : `/K ${link + place} 0 R`}>>`,
      );
    });
    links.forEach((column) => this.addLink(row + 1 + column, cells[column] ?? EMPTY));
    this.bodies[row - this.first] = `<</S/TR/P ${this.first} 0 R/K[${kids}]>>`;
    return row;
  }

  private headOf(kind: LineMarks['kind']): string {
    return `/TH/A${kind === 'heading' ? HEADS.wholeRow(this.place.columns) : HEADS.row}`;
  }

  private contentOf(mark: number, owner: number): string {
    if (mark === EMPTY) return '';
    this.owners[mark] = owner;
    return `/Pg ${this.place.page} 0 R/K ${mark}`;
  }

  private addLink(cell: number, mark: number): void {
    const { page, annotations } = this.place;
    const number = this.first + this.bodies.length;
    const annotation = annotations[this.links.length] ?? 0;
    this.owners[mark] = number;
    this.links.push(number);
    this.bodies.push(
      `<</S/Link/P ${cell} 0 R/Pg ${page} 0 R/K[${mark}<</Type/OBJR/Obj ${annotation} 0 R>>]>>`,
    );
  }
}
