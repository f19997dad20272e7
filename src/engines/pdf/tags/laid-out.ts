import type { Element, Role } from './element';

/** What a node of a page's content says of its place in the document's structure. */
export interface Said {
  /** What it is; nothing of it is read where it is decoration. */
  role?: Role | 'Decoration';
  /** What stands for a picture where it cannot be seen. */
  alt?: string;
  /** Depth of a heading. */
  depth?: number;
}

/** A node of a page's content as pdfmake lays it out. */
export interface LaidOutNode extends Said {
  stack?: LaidOutNode[];
  columns?: LaidOutNode[];
  ul?: LaidOutNode[];
  ol?: LaidOutNode[];
  table?: { body: LaidOutNode[][]; headerRows?: number };
  text?: unknown;
  image?: unknown;
  svg?: unknown;
  canvas?: unknown;
  /** The number of a list's item. */
  listMarker?: { _inlines?: { element?: Element }[] };
  /** The element that it was given before its turn. */
  element?: Element;
}

/** A line of text on a page. */
export interface LineOfText {
  inlines: { text: string; element?: Element }[];
  element?: Element;
  /** Shared by the copies of a line that pdfmake makes for each page. */
  state?: { isDrawn: boolean };
}

/** A picture on a page. */
export interface DrawnNode {
  element?: Element;
}

/** A page of lines, shapes and pictures. */
export interface LaidOutPage {
  items: unknown[];
}
