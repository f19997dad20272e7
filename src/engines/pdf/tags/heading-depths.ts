import { Element } from './element';

/** Works out the depths of a document's headings: the first is 1, and none is more than one below the last. */
export function headingDepths(root: Element, deepest: number): Map<Element, number> {
  const depths = new Map<Element, number>();
  let last = 0;
  const visit = (element: Element): void => {
    if (element.role === 'H') {
      last = Math.min(element.more.depth ?? 1, last + 1, deepest);
      depths.set(element, last);
    }
    for (const kid of element.kids) if (kid instanceof Element) visit(kid);
  };
  visit(root);
  return depths;
}
