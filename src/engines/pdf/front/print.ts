import LayoutBuilder from 'pdfmake/js/LayoutBuilder';
import Renderer from 'pdfmake/js/Renderer';
import SvgMeasure from 'pdfmake/js/SVGMeasure';
import { tableLayouts } from 'pdfmake/js/tableLayouts';
import type { Content } from 'pdfmake';
import { A4, MARGIN } from '../table/paper';
import { TaggedLayout } from '../tags/tagged-layout';
import { TaggedRenderer } from '../tags/tagged-renderer';
import { MAIN_FONT } from '../text/fonts';
import type { OpenFile } from './open-file';

/** What designed pages hold, and what stands on each of them. */
export interface DesignedPages {
  content: Content[];
  colour: string;
  background(page: number): Content | null;
  header(page: number): Content | null;
  footer(page: number, count: number): Content | null;
}

/** Lays out designed pages with pdfmake and draws them at the end of a document, which must not be empty of content. */
export function print(file: OpenFile, pages: DesignedPages): void {
  const { document, structure } = file;
  const sheet: ConstructorParameters<typeof LayoutBuilder> = [
    { width: A4.width, height: A4.height },
    { left: MARGIN, top: 52, right: MARGIN, bottom: 46 },
    new SvgMeasure(),
  ];
  const layout = structure ? new TaggedLayout(sheet, structure.root) : new LayoutBuilder(...sheet);
  layout.registerTableLayouts(tableLayouts);
  const style = { font: MAIN_FONT, fontSize: 10, color: pages.colour };
  const { content, background, header, footer } = pages;
  const laidOut = layout.layoutDocument(content, document, {}, style, background, header, footer);
  const renderer = structure ? new TaggedRenderer(document, structure) : new Renderer(document);
  renderer.renderPages(laidOut);
}
