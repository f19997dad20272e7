import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import PDFDocument from 'pdfkit';
import { AppError } from '../../../contract/errors';
import type { ReportSpec } from '../../report';
import { countFront } from '../page-budget';
import { A4, MARGIN } from '../table/paper';
import { MAIN_FONT, NO_FONT } from '../text/fonts';
import { printer } from '../text/pdfmake';
import { cleanLine } from '../text/clean';
import { chartPages } from './charts';
import { contents } from './contents';
import { cover, coverGround } from './cover';
import type { Front } from './front';
import { keyFigures } from './key-figures';
import { pageFooter, pageHeader } from './running';

const PDF_VERSION = '1.7';
/** The version whose documents are encrypted with AES of 256 bits. */
const ENCRYPTED_VERSION = '1.7ext3';

const EVERYTHING = {
  printing: 'highResolution',
  modifying: true,
  copying: true,
  annotating: true,
  fillingForms: true,
  contentAccessibility: true,
  documentAssembly: true,
} as const;

interface Protection {
  userPassword?: string;
  ownerPassword?: string;
  permissions?: typeof EVERYTHING;
}

/** Opens the report's document and lays out the pages before the table in it. */
export async function openDocument(front: Front): Promise<PDFKit.PDFDocument> {
  // pdfmake cannot make a document without pages.
  if (countFront(front.plan) === 0) return openBare(front);
  const description = describeDocument(front, frontContent(front), {
    hasCover: front.plan.cover,
    number: front.footer,
  });
  const document = await printer.createPdf(description).getStream();
  const { start, count } = document.bufferedPageRange();
  const expected = countFront(front.plan);
  if (start + count !== expected) {
    throw new AppError(
      'RENDER_FAILED',
      `The pages before the table are ${start + count}, not ${expected} as planned`,
    );
  }
  return document;
}

/** Opens a document that begins with the table. */
export function openBare({ spec }: Front): PDFKit.PDFDocument {
  const { title, author, creator, producer, creationDate } = metadata(spec);
  return new PDFDocument({
    autoFirstPage: false,
    font: NO_FONT,
    pdfVersion: versionOf(spec),
    ...protection(spec),
    ...archive(spec),
    lang: spec.locale,
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Creator: creator,
      Producer: producer,
      CreationDate: creationDate,
    },
  });
}

/** The document's properties; nothing of the clock, so that the same report gives the same bytes. */
function metadata(spec: ReportSpec): {
  title: string;
  author: string;
  creator: string;
  producer: string;
  creationDate: Date;
} {
  return {
    title: cleanLine(spec.title),
    author: 'Pressroom',
    creator: 'Pressroom',
    producer: 'Pressroom',
    creationDate: new Date(spec.createdAt),
  };
}

function archive({ pdfa }: ReportSpec): { subset?: 'PDF/A-2b' } {
  return pdfa === true ? { subset: 'PDF/A-2b' } : {};
}

function versionOf({ password }: ReportSpec): typeof PDF_VERSION | typeof ENCRYPTED_VERSION {
  return password === undefined ? PDF_VERSION : ENCRYPTED_VERSION;
}

/** One password opens the document; readers that take it for the user's are told that all is allowed. */
function protection({ password }: ReportSpec): Protection {
  if (password === undefined) return {};
  return { userPassword: password, ownerPassword: password, permissions: EVERYTHING };
}

function frontContent(front: Front): Content[] {
  const { plan } = front;
  return [
    ...(plan.cover ? cover(front) : []),
    ...(plan.contents ? contents(front) : []),
    ...(plan.keyFigures ? keyFigures(front) : []),
    ...chartPages(front),
  ];
}

/** Describes a document of designed pages for pdfmake; `number` writes the number of each page. */
export function describeDocument(
  front: Front,
  content: Content[],
  pages: { hasCover: boolean; number(page: number, count: number): string },
): TDocumentDefinitions {
  const { spec, colours } = front;
  const isCover = (page: number): boolean => page === 1 && pages.hasCover;
  return {
    version: versionOf(spec),
    ...protection(spec),
    ...archive(spec),
    language: spec.locale,
    info: metadata(spec),
    displayTitle: true,
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [MARGIN, 52, MARGIN, 46],
    defaultStyle: { font: MAIN_FONT, fontSize: 10, color: colours.ink },
    background: (page) => (isCover(page) ? coverGround(colours) : null),
    header: (page) => (isCover(page) ? null : pageHeader(front)),
    footer: (page, count) => pageFooter(front, pages.number(page, count)),
    content,
  };
}
