import type { Link } from '../table/ink';
import type { Paper } from '../table/paper';
import type { TableFonts } from '../text/table-fonts';
import type { DrawnPage } from './draw-chunk';

/** The part of a page's content that pdfkit's typings leave out. */
interface Content {
  buffer: Uint8Array[];
  compress: boolean;
  data: Record<string, unknown>;
}

/** What names the annotations of a page. */
interface Annotated {
  data: { Annots?: { id: number }[] };
}

/** Puts a drawn page at the end of a document. */
export function placePage(
  document: PDFKit.PDFDocument,
  page: DrawnPage,
  paper: Paper,
  fonts: TableFonts,
): void {
  document.addPage({ size: [paper.width, paper.height], margin: 0 });
  // pdfkit begins a page upside down; the drawn operators, packed already, take the place of that.
  const content = document.page.content as unknown as Content;
  content.buffer = [page.content];
  content.compress = false;
  content.data['Filter'] = 'FlateDecode';
  const named = document.page.fonts as Record<string, unknown>;
  for (const id of page.fonts) named[id] = fonts.target(id);
}

/** Places the links of a page that is drawn, each with more to say of it; gives their numbers as objects. */
export function placeLinks(
  document: PDFKit.PDFDocument,
  links: readonly Link[],
  more: (link: Link, index: number) => object = () => ({}),
): number[] {
  links.forEach((link, index) => {
    const { x, y, width, height } = link.box;
    document.link(x, y, width, height, link.url, more(link, index));
  });
  const { Annots: annotations = [] } = (document.page.dictionary as unknown as Annotated).data;
  return annotations.map(({ id }) => id);
}
