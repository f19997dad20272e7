import type { DrawnPage } from '../chunks/draw-chunk';
import { placeLinks } from '../chunks/place-page';
import type { LineMarks, PageMarks } from '../table/line-marks';
import { EMPTY } from '../table/line-marks';
import { HEADS } from './element';
import type { Element, PageObject } from './element';
import { countObjects, PageRows } from './page-rows';
import type { Structure } from './structure';

/** A section of a document that holds a heading, of a depth, and a table of so many columns. */
export interface TableSection {
  section: Element;
  depth: number;
  columns: number;
}

/**
 * The structure of a long table. Its rows are written page by page, those of each page as a body of their own:
 * all cells at once would take hundreds of megabytes.
 */
export class TableStructure {
  private readonly heading: Element;
  private readonly table: Element;
  /** The number of the table's element. */
  private readonly number: number;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly structure: Structure,
    private readonly place: TableSection,
  ) {
    this.heading = place.section.add('H', { depth: place.depth });
    this.table = place.section.add('Table');
    this.number = structure.numberOf(this.table);
  }

  /** Adds the page that was placed last, and its links. */
  async addPage({ links }: Pick<DrawnPage, 'links'>, marks: PageMarks): Promise<void> {
    const { document, structure } = this;
    const { page } = structure;
    const keys = links.map(() => structure.takeKey());
    const annotations = placeLinks(document, links, ({ url }, index) => ({
      Contents: new String(url),
      StructParent: keys[index],
    }));
    const first = structure.objects.reserve(countObjects(marks.lines) + 1);
    const { columns } = this.place;
    const rows = new PageRows(
      marks.lines,
      { page: page.id, table: this.number, columns, annotations },
      first,
    );
    keys.forEach((key, index) => structure.setKey(key, rows.links[index] ?? first));
    this.addAbove(page, marks, rows.owners);
    this.table.kids.push({ object: first });
    this.addBelow(page, marks, rows.owners);
    page.data['StructParents'] = structure.takeKey(first + rows.bodies.length);
    const owners = rows.owners.map((number) => `${number} 0 R`).join(' ');
    await structure.objects.write(first, [...rows.bodies, `[${owners}]`]);
  }

  private addAbove(page: PageObject, { title, labels }: PageMarks, owners: number[]): void {
    if (title === undefined) return;
    this.own(this.heading, { page, mark: title }, owners);
    const head = this.table.add('THead').add('TR');
    for (const mark of labels) {
      this.own(head.add('TH', { attributes: HEADS.column }), { page, mark }, owners);
    }
  }

  private addBelow(page: PageObject, { note, total }: PageMarks, owners: number[]): void {
    if (total) this.addTotal(page, total, owners);
    if (note !== undefined) this.own(this.place.section.add('P'), { page, mark: note }, owners);
  }

  private addTotal(page: PageObject, { cells, head }: LineMarks, owners: number[]): void {
    const row = this.table.add('TFoot').add('TR');
    cells.forEach((mark, column) => {
      const cell = column === head ? row.add('TH', { attributes: HEADS.row }) : row.add('TD');
      if (mark !== EMPTY) this.own(cell, { page, mark }, owners);
    });
  }

  private own(
    element: Element,
    content: { page: PageObject; mark: number },
    owners: number[],
  ): void {
    element.kids.push(content);
    owners[content.mark] = this.structure.numberOf(element);
  }
}
