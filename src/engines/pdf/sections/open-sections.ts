import type { Content } from 'pdfmake';
import { cover } from '../front/cover';
import { describeDocument, openBare } from '../front/document';
import type { Front } from '../front/front';
import { logo } from '../front/logo';
import { say } from '../front/say';
import { printer } from '../text/pdfmake';
import type { PlacedSection } from './section-content';
import { sectionContents } from './section-content';

/** A document with its designed pages, and how many of them stand before the table and behind it. */
export interface OpenDocument {
  document: PDFKit.PDFDocument;
  before: number;
  after: number;
}

/** What the designed pages of a laid-out report are made from; the table's pages are measured already. */
export interface SectionPages {
  front: Front;
  before: readonly PlacedSection[];
  after: readonly PlacedSection[];
  tablePages: number;
}

/** The content of the first page behind the table, by which it is told where that page is. */
interface Turn {
  positions?: { pageNumber: number }[];
}

/**
 * Lays out the sections of a report: all of them in one document, those behind the table on pages of their
 * own. The table's pages are drawn after them and moved to their place at the end.
 */
export async function openSections(pages: SectionPages): Promise<OpenDocument> {
  const { front, tablePages } = pages;
  const hasCover = front.spec.look?.cover === true;
  const opening = hasCover ? cover(front) : openingOf(front, pages);
  const before = [...opening, ...broken(sectionContents(pages.before, front), hasCover)];
  const after = sectionContents(pages.after, front);
  if (before.length + after.length === 0) {
    return { document: openBare(front), before: 0, after: 0 };
  }
  const turn: Content & Turn = { text: '', ...(before.length > 0 && { pageBreak: 'before' }) };
  const content = after.length > 0 ? [...before, turn, ...after] : before;
  const lastBefore = (count: number): number =>
    after.length > 0 ? (turn.positions?.[0]?.pageNumber ?? 1) - 1 : count;
  const description = describeDocument(front, content, {
    hasCover,
    number: (page, count) =>
      front.texts.page(page > lastBefore(count) ? page + tablePages : page, count + tablePages),
  });
  const document = await printer.createPdf(description).getStream();
  const { start, count } = document.bufferedPageRange();
  const designed = start + count;
  const isBefore = lastBefore(designed);
  return { document, before: isBefore, after: designed - isBefore };
}

/** Without a cover, the first page begins with logo, title and date, unless it is the table's. */
function openingOf(front: Front, { before }: SectionPages): Content[] {
  if (before.length === 0) return [];
  const { spec, texts, formatter, colours } = front;
  const date = formatter.longDate(Date.parse(spec.createdAt));
  return [
    ...logo(spec, [160, 48], { margin: [0, 0, 0, 14] }),
    { ...say(spec.title, 160), fontSize: 24, bold: true, color: colours.ink },
    { ...say(texts.generatedOn(date), 80), color: colours.muted, margin: [0, 4, 0, 8] },
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: 36, h: 2.5, color: colours.highlight }],
      margin: [0, 0, 0, 14],
    },
  ];
}

/** Content that begins on a page behind the cover. */
function broken(content: Content[], hasCover: boolean): Content[] {
  return hasCover && content.length > 0 ? [{ text: '', pageBreak: 'before' }, ...content] : content;
}
