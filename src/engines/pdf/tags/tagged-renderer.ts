import Renderer from 'pdfmake/js/Renderer';
import type { DrawnNode, LineOfText } from './laid-out';
import { Marker } from './marker';
import type { Structure } from './structure';

/** pdfmake's renderer, which marks everything that it draws. */
export class TaggedRenderer extends Renderer {
  private readonly marker: Marker;

  constructor(document: PDFKit.PDFDocument, structure: Structure) {
    super(document);
    this.marker = new Marker(document, structure);
  }

  override renderLine(line: LineOfText, x: number, y: number): void {
    const { state, inlines } = line;
    // The head of a table is drawn again on each page, and read once.
    const element = state?.isDrawn === true ? undefined : (line.element ?? inlines[0]?.element);
    const text = inlines.map((inline) => inline.text).join('');
    this.marker.draw(element, () => super.renderLine(line, x, y), text.trim());
    if (state) state.isDrawn = true;
  }

  override renderVector(vector: unknown): void {
    this.marker.draw(undefined, () => super.renderVector(vector));
  }

  override renderImage(image: DrawnNode): void {
    this.marker.draw(image.element, () => super.renderImage(image));
  }

  override renderSVG(svg: DrawnNode): void {
    this.marker.draw(svg.element, () => super.renderSVG(svg));
  }
}
