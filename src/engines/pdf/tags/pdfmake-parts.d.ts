/** The parts of pdfmake that its typings leave out, as far as they are used here. */
declare module 'pdfmake/js/LayoutBuilder' {
  type LaidOutNode = import('./laid-out').LaidOutNode;
  type LaidOutPage = import('./laid-out').LaidOutPage;
  type LineOfText = import('./laid-out').LineOfText;

  export default class LayoutBuilder {
    constructor(
      pageSize: { width: number; height: number },
      margins: { left: number; top: number; right: number; bottom: number },
      svgMeasure: unknown,
    );
    registerTableLayouts(layouts: unknown): void;
    layoutDocument(...parts: unknown[]): LaidOutPage[];
    processNode(node: LaidOutNode, isVerticalAlignmentAllowed?: boolean): void;
    processList(isOrdered: boolean, node: LaidOutNode): void;
    processTable(node: LaidOutNode): void;
    buildNextLine(node: LaidOutNode): LineOfText | null;
    addBackground(background: unknown): void;
    addHeadersAndFooters(header: unknown, footer: unknown): void;
  }
}

declare module 'pdfmake/js/Renderer' {
  type DrawnNode = import('./laid-out').DrawnNode;
  type LaidOutPage = import('./laid-out').LaidOutPage;
  type LineOfText = import('./laid-out').LineOfText;

  export default class Renderer {
    constructor(document: PDFKit.PDFDocument);
    renderPages(pages: LaidOutPage[]): void;
    renderLine(line: LineOfText, x: number, y: number): void;
    renderVector(vector: unknown): void;
    renderImage(image: DrawnNode): void;
    renderSVG(svg: DrawnNode): void;
  }
}

declare module 'pdfmake/js/PDFDocument' {
  interface PdfmakeDocument extends PDFKit.PDFDocument {
    readonly page: PDFKit.PDFPage;
  }
  const PdfmakeDocument: new (
    fonts: unknown,
    images: unknown,
    patterns: unknown,
    attachments: unknown,
    options: PDFKit.PDFDocumentOptions,
    virtualFiles: unknown,
    accessPolicy: (path: string) => boolean,
  ) => PdfmakeDocument;
  export default PdfmakeDocument;
}

declare module 'pdfmake/js/SVGMeasure' {
  const SvgMeasure: new () => unknown;
  export default SvgMeasure;
}

declare module 'pdfmake/js/tableLayouts' {
  export const tableLayouts: unknown;
}
