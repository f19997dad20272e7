import PDFDocument from 'pdfkit';
import { NO_FONT } from './fonts';
import { Type } from './type';

/** The two weights that tables are set in. */
export interface Weights {
  regular: Type;
  bold: Type;
}

let ruler: Weights | undefined;

/**
 * Gives type to measure with before a document exists. It belongs to a document that is never written, and
 * lives as long as the process, so that the widths of characters are found out once.
 */
export function getRuler(): Weights {
  ruler ??= openWeights(new PDFDocument({ autoFirstPage: false, font: NO_FONT }));
  return ruler;
}

function openWeights(document: PDFKit.PDFDocument): Weights {
  return { regular: Type.open(document, 'normal'), bold: Type.open(document, 'bold') };
}
