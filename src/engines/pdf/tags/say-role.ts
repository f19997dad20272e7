import type { Content } from 'pdfmake/interfaces';
import type { Said } from './laid-out';

/** Says what a part of a page's content is in the document's structure. */
export function sayRole<Node extends Content>(node: Node, said: Said): Node {
  return { ...(node as object), ...said } as Node;
}

/** Makes several parts of a page's content one section. */
export function section(content: Content[]): Content[] {
  return content.length === 0 ? [] : [sayRole({ stack: content }, { role: 'Sect' })];
}
