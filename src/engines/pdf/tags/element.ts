import type { PdfObject } from '../text/embed-font';

/** What a part of a document is, by the PDF standard; `H` is a heading, whose depth is worked out at the end. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Code'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD';

/** A page as other objects refer to it, with its number as an object. */
export interface PageObject extends PdfObject {
  id: number;
}

/** Marked content of a page. */
export interface MarkedContent {
  page: PageObject;
  mark: number;
}

/** A link on a page: the number of its annotation. */
export interface LinkOnPage {
  page: PageObject;
  annotation: number;
}

/** An element that has been written already: its number as an object. */
export interface WrittenElement {
  object: number;
}

/** What an element holds, in the order in which it is read. */
export type Kid = Element | MarkedContent | LinkOnPage | WrittenElement;

/** A part of a document as readers of its structure get it. */
export class Element {
  readonly kids: Kid[] = [];
  /** Its number as an object, once it has one. */
  object: number | undefined;

  constructor(
    readonly role: Role,
    /** What stands for it where it cannot be seen, its attributes as PDF writes them, a heading's depth. */
    readonly more: { alt?: string; attributes?: string; depth?: number } = {},
  ) {}

  /** Adds an element at the end. */
  add(role: Role, more?: Element['more']): Element {
    const kid = new Element(role, more);
    this.kids.push(kid);
    return kid;
  }
}

/** Attributes of the head of a table's column, row, or of a row that is one cell. */
export const HEADS = {
  column: '<</O/Table/Scope/Column>>',
  row: '<</O/Table/Scope/Row>>',
  wholeRow: (columns: number): string => `<</O/Table/Scope/Row/ColSpan ${columns}>>`,
};
