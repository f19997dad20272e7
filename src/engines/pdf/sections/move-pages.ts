/** The parts of a document that its typings leave out: its pages in their order, and its bookmarks. */
interface PagesOf {
  _root: { data: { Pages: { data: { Kids: unknown[] } } } };
  outline: { children: { outlineData: { Dest: [page: unknown] } }[] };
}

/** Moves the last pages of a document before the page of an index, and their bookmarks with them. */
export function movePages(
  document: PDFKit.PDFDocument,
  { count, to }: { count: number; to: number },
): void {
  const { _root: root, outline } = document as unknown as PagesOf;
  const pages = root.data.Pages.data.Kids;
  pages.splice(to, 0, ...pages.splice(pages.length - count, count));
  const places = new Map(pages.map((page, index) => [page, index]));
  const placeOf = ({ outlineData }: PagesOf['outline']['children'][number]): number =>
    places.get(outlineData.Dest[0]) ?? 0;
  outline.children.sort((one, other) => placeOf(one) - placeOf(other));
}
