import type { Paper } from '../table/paper';
import type { TableFonts } from '../text/table-fonts';
import type { DrawnPage } from './draw-chunk';

/** The part of a page's content that pdfkit's typings leave out. */
interface Content {
  buffer: Uint8Array[];
  compress: boolean;
  data: Record<string, unknown>;
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
  for (const { box, url } of page.links) document.link(box.x, box.y, box.width, box.height, url);
}
