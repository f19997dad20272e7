import type { Content } from 'pdfmake';
import { cover } from '../front/cover';
import { designPages } from '../front/document';
import type { Front } from '../front/front';
import { logo } from '../front/logo';
import { say } from '../front/say';
import { openFile } from '../front/open-file';
import type { OpenFile } from '../front/open-file';
import { print } from '../front/print';
import type { Element } from '../tags/element';
import { sayRole, section } from '../tags/say-role';
import type { PlacedSection } from './section-content';
import { sectionContents } from './section-content';

/** A document with its designed pages, and how many of them stand before the table and behind it. */
export interface OpenDocument extends OpenFile {
  /** The section of the table among those of the document, where it has a structure. */
  section?: Element;
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
  element?: Element;
}

/**
 * Lays out the sections of a report: all of them in one document, those behind the table on pages of their
 * own. The table's pages are drawn after them and moved to their place at the end.
 */
export function openSections(pages: SectionPages): OpenDocument {
  const { front, tablePages } = pages;
  const hasCover = front.spec.look?.cover === true;
  const opening = hasCover ? cover(front) : openingOf(front, pages);
  const file = openFile(front.spec, front.isTagged);
  const texts = sectionContents(pages.before, front);
  const before = section([...opening, ...broken(texts, hasCover)]);
  const after = section(sectionContents(pages.after, front));
  if (before.length + after.length === 0) {
    return { ...file, before: 0, after: 0 };
  }
  const turn: Content & Turn = sayRole(
    { stack: [{ text: '' }], ...(before.length > 0 && { pageBreak: 'before' }) },
    { role: 'Sect' },
  );
  const content = after.length > 0 ? [...before, turn, ...after] : before;
  const lastBefore = (count: number): number =>
    after.length > 0 ? (turn.positions?.[0]?.pageNumber ?? 1) - 1 : count;
  const numbered = {
    hasCover,
    number: (page: number, count: number) =>
      front.texts.page(page > lastBefore(count) ? page + tablePages : page, count + tablePages),
  };
  print(file, designPages(front, content, numbered));
  const { start, count } = file.document.bufferedPageRange();
  const designed = start + count;
  const isBefore = lastBefore(designed);
  const place = turn.element && { section: turn.element };
  return { ...file, ...place, before: isBefore, after: designed - isBefore };
}

/** Without a cover, the first page begins with logo, title and date, unless it is the table's. */
function openingOf(front: Front, { before }: SectionPages): Content[] {
  if (before.length === 0) return [];
  const { spec, texts, formatter, colours } = front;
  const date = formatter.longDate(Date.parse(spec.createdAt));
  return [
    ...logo(spec, [160, 48], { margin: [0, 0, 0, 14] }),
    sayRole(
      { ...say(spec.title, 160), fontSize: 24, bold: true, color: colours.ink },
      { role: 'H', depth: 1 },
    ),
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
