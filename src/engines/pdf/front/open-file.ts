import PdfmakeDocument from 'pdfmake/js/PDFDocument';
import type { ReportSpec } from '../../report';
import { declareAccessible } from '../tags/declare-accessible';
import { Structure } from '../tags/structure';
import { cleanLine } from '../text/clean';
import { FONT_FILES, isFontFile, NO_FONT } from '../text/fonts';

const VERSION = '1.7';
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

/** A document without pages, and what its parts are where readers are told. */
export interface OpenFile {
  document: PDFKit.PDFDocument;
  structure?: Structure;
}

/** Opens the document of a report; nothing in it is of the clock, so that the same report gives the same bytes. */
export function openFile(spec: ReportSpec, isTagged: boolean): OpenFile {
  const options = {
    autoFirstPage: false,
    font: NO_FONT,
    pdfVersion: spec.password === undefined ? VERSION : ENCRYPTED_VERSION,
    ...protection(spec),
    ...(spec.pdfa === true && { subset: isTagged ? ('PDF/A-2a' as const) : ('PDF/A-2b' as const) }),
    tagged: isTagged,
    lang: spec.locale,
    displayTitle: true,
    info: {
      Title: cleanLine(spec.title),
      Author: 'Pressroom',
      Creator: 'Pressroom',
      Producer: 'Pressroom',
      CreationDate: new Date(spec.createdAt),
    },
  } satisfies PDFKit.PDFDocumentOptions;
  const document = new PdfmakeDocument(FONT_FILES, {}, {}, {}, options, null, isFontFile);
  if (!isTagged) return { document };
  declareAccessible(document, spec.pdfa === true);
  return { document, structure: new Structure(document) };
}

/** One password opens the document; readers that take it for the user's are told that all is allowed. */
function protection({ password }: ReportSpec): PDFKit.PDFDocumentOptions {
  if (password === undefined) return {};
  return { userPassword: password, ownerPassword: password, permissions: EVERYTHING };
}
