import type { Element } from './element';
import type { Structure } from './structure';

/** What a text says of where it leads. */
interface TextOptions {
  link?: unknown;
  goTo?: unknown;
}

type Text = (words: string, x: number, y: number, options?: TextOptions) => PDFKit.PDFDocument;
type Box = [x: number, y: number, width: number, height: number];
type Annotate = (...place: [...Box, options: object]) => PDFKit.PDFDocument;

/** Words that lead somewhere, and what is left to come of them on the same line or the next. */
interface OpenLink {
  to: unknown;
  within: Element;
  element: Element;
}

/** Marks what a document draws as a part of its structure or as decoration; links too. */
export class Marker {
  /** What is drawn now; nothing where that decorates. */
  private element: Element | undefined;
  /** What the content that was begun last belongs to. */
  private begun: Element | undefined;
  private link: OpenLink | undefined;
  private line = '';

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly structure: Structure,
  ) {
    const parts = document as unknown as { text: Text; annotate: Annotate };
    const text = parts.text.bind(document);
    parts.text = (words, x, y, options) => {
      const to = options?.link ?? options?.goTo;
      if (to !== undefined && to !== null && this.element)
        return this.drawLink(to, () => text(words, x, y, options));
      if (this.begun !== this.element) this.change(this.element);
      return text(words, x, y, options);
    };
    const annotate = parts.annotate.bind(document);
    parts.annotate = (...place) => {
      const [x, y, width, height, options] = place;
      const drawn = annotate(x, y, width, height, { ...options, ...this.describeLink() });
      this.noteAnnotation();
      return drawn;
    };
  }

  /** Draws what belongs to an element, or decorates; `line` is the text of the line that it stands in. */
  draw(element: Element | undefined, work: () => void, line = ''): void {
    this.element = element;
    this.line = line;
    this.begin(element);
    work();
    this.document.addContent('EMC');
    this.element = undefined;
    this.begun = undefined;
  }

  private begin(element: Element | undefined): void {
    this.begun = element;
    const mark = element && this.structure.mark(element);
    const tag = element?.role === 'H' ? 'Span' : element?.role;
    this.document.addContent(
      mark === undefined ? '/Artifact BMC' : `/${String(tag)}<</MCID ${mark}>>BDC`,
    );
  }

  private change(element: Element | undefined): void {
    this.document.addContent('EMC');
    this.begin(element);
  }

  /** Words of a link are a part of their own; what is drawn behind them, such as a stroke, decorates. */
  private drawLink(to: unknown, work: () => PDFKit.PDFDocument): PDFKit.PDFDocument {
    const within = this.element as Element;
    const isSame = this.link?.to === to && this.link?.within === within;
    const link = isSame && this.link ? this.link : { to, within, element: within.add('Link') };
    this.link = link;
    this.change(link.element);
    const drawn = work();
    this.change(undefined);
    return drawn;
  }

  private describeLink(): object {
    if (this.begun?.role !== 'Link') return {};
    const to = this.link?.to;
    const says = typeof to === 'string' && /^https?:/.test(to) ? to : this.line;
    return { Contents: new String(says), StructParent: this.structure.takeKey(this.begun) };
  }

  private noteAnnotation(): void {
    if (this.begun?.role !== 'Link') return;
    const { page } = this.structure;
    const annotations = (page.data as { Annots?: { id: number }[] }).Annots;
    const last = annotations?.at(-1);
    if (last) this.begun.kids.push({ page, annotation: last.id });
  }
}
