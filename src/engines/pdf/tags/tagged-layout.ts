import LayoutBuilder from 'pdfmake/js/LayoutBuilder';
import { HEADS } from './element';
import type { Element, Role } from './element';
import type { LaidOutNode, LineOfText } from './laid-out';

/** Elements that take text as it is, without a paragraph around it. */
const BEAR_TEXT = new Set<Role>(['P', 'H', 'TH', 'TD', 'Link', 'Lbl', 'Code', 'Reference']);

/** pdfmake's layout, which also notes of what element each line and picture is. */
export class TaggedLayout extends LayoutBuilder {
  /** The element that the layout is in; nothing where what it lays out is decoration. */
  private current: Element | undefined;

  constructor(sheet: ConstructorParameters<typeof LayoutBuilder>, root: Element) {
    super(...sheet);
    this.current = root;
  }

  override processNode(node: LaidOutNode, isVerticalAlignmentAllowed?: boolean): void {
    const outer = this.current;
    this.current = outer && enter(node, outer);
    if (this.current && (node.image !== undefined || node.svg !== undefined)) {
      node.element = this.current;
    }
    super.processNode(node, isVerticalAlignmentAllowed);
    this.current = outer;
  }

  override buildNextLine(node: LaidOutNode): LineOfText | null {
    const line = super.buildNextLine(node);
    if (line && this.current) {
      line.element = this.current;
      line.state = { isDrawn: false };
    }
    return line;
  }

  override processList(isOrdered: boolean, node: LaidOutNode): void {
    if (this.current) {
      for (const item of node.ol ?? node.ul ?? []) giveItem(item, this.current);
    }
    super.processList(isOrdered, node);
  }

  override processTable(node: LaidOutNode): void {
    if (this.current && this.current.role === 'Table') giveCells(node, this.current);
    if (this.current && this.current.role === 'TOC') giveEntries(node, this.current);
    super.processTable(node);
  }

  override addBackground(background: unknown): void {
    this.aside(() => super.addBackground(background));
  }

  override addHeadersAndFooters(header: unknown, footer: unknown): void {
    this.aside(() => super.addHeadersAndFooters(header, footer));
  }

  /** What is on every page is not part of what is read. */
  private aside(work: () => void): void {
    const outer = this.current;
    this.current = undefined;
    work();
    this.current = outer;
  }
}

function enter(node: LaidOutNode, outer: Element): Element | undefined {
  const { role, alt, depth } = node;
  if (role === 'Decoration' || node.text === '') return undefined;
  if (node.element) return node.element;
  if (role !== undefined) {
    node.element = outer.add(role, {
      ...(alt !== undefined && { alt }),
      ...(depth !== undefined && { depth }),
    });
    return node.element;
  }
  if (node.ol) return outer.add('L', { attributes: '<</O/List/ListNumbering/Decimal>>' });
  if (node.ul) return outer.add('L');
  if (node.image !== undefined || node.svg !== undefined) return undefined;
  const isText = node.text !== undefined;
  return isText && !BEAR_TEXT.has(outer.role) ? outer.add('P') : outer;
}

function giveItem(item: LaidOutNode, list: Element): void {
  const element = list.add('LI');
  const [number] = item.listMarker?._inlines ?? [];
  if (number) number.element = element.add('Lbl');
  item.element = element.add('LBody');
}

/** The cells of a table; the first row is its head. Cells that decorate are no cells. */
function giveCells({ table }: LaidOutNode, element: Element): void {
  const [head, ...rows] = table?.body ?? [];
  const read = (row: LaidOutNode[]): LaidOutNode[] =>
    row.filter(({ role }) => role !== 'Decoration');
  const titles = element.add('THead').add('TR');
  for (const cell of read(head ?? [])) {
    cell.element = titles.add('TH', { attributes: HEADS.column });
  }
  const body = element.add('TBody');
  for (const row of rows) {
    const line = body.add('TR');
    for (const cell of read(row)) cell.element = line.add('TD');
  }
}

/** The entries of a table of contents, one a row. */
function giveEntries({ table }: LaidOutNode, element: Element): void {
  for (const row of table?.body ?? []) {
    const reference = element.add('TOCI').add('Reference');
    for (const cell of row) cell.element = reference;
  }
}
