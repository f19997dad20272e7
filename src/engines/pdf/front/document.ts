import type { Content } from 'pdfmake/interfaces';
import { AppError } from '../../../contract/errors';
import { countFront } from '../page-budget';
import { chartPages } from './charts';
import { contents } from './contents';
import { cover, coverGround } from './cover';
import type { Front } from './front';
import { keyFigures } from './key-figures';
import { openFile } from './open-file';
import type { OpenFile } from './open-file';
import { print } from './print';
import type { DesignedPages } from './print';
import { pageFooter, pageHeader } from './running';
import { section } from '../tags/say-role';

/** Opens the report's document and lays out the pages before the table in it. */
export function openDocument(front: Front): OpenFile {
  const file = openFile(front.spec, front.isTagged);
  const expected = countFront(front.plan);
  // pdfmake cannot make a document without pages.
  if (expected === 0) return file;
  const pages = { hasCover: front.plan.cover, number: front.footer };
  print(file, designPages(front, frontContent(front), pages));
  const { start, count } = file.document.bufferedPageRange();
  if (start + count !== expected) {
    throw new AppError(
      'RENDER_FAILED',
      `The pages before the table are ${start + count}, not ${expected} as planned`,
    );
  }
  return file;
}

function frontContent(front: Front): Content[] {
  const { plan } = front;
  return [
    ...section(plan.cover ? cover(front) : []),
    ...section(plan.contents ? contents(front) : []),
    ...section(plan.keyFigures ? keyFigures(front) : []),
    ...section(chartPages(front)),
  ];
}

/** Designs pages around their content; `number` writes the number of each page. */
export function designPages(
  front: Front,
  content: Content[],
  pages: { hasCover: boolean; number(page: number, count: number): string },
): DesignedPages {
  const { colours } = front;
  const isCover = (page: number): boolean => page === 1 && pages.hasCover;
  return {
    content,
    colour: colours.ink,
    background: (page) => (isCover(page) ? coverGround(colours) : null),
    header: (page) => (isCover(page) ? null : pageHeader(front)),
    footer: (page, count) => pageFooter(front, pages.number(page, count)),
  };
}
