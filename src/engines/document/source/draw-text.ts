import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

const FONT = path.join(
  path.dirname(require.resolve('dejavu-fonts-ttf/package.json')),
  'ttf/DejaVuSansMono.ttf',
);

/** Points: the sheet, its margin, the letters and the distance of lines. */
const PAPER = { size: 'A4', margin: 48 } as const;
const LETTER = 9;
const LINE = 11.2;

/** Draws sheets of plain text as a PDF and writes it to a file. */
export async function writeTextPdf(
  sheets: Iterable<readonly string[]>,
  target: string,
): Promise<void> {
  const document = new PDFDocument({ ...PAPER, autoFirstPage: false, bufferPages: false });
  const written = pipeline(document, createWriteStream(target));
  document.font(FONT).fontSize(LETTER);
  for (const lines of sheets) {
    document.addPage();
    lines.forEach((line, index) => {
      if (line.trim() === '') return;
      const y = PAPER.margin + index * LINE;
      document.text(line, PAPER.margin, y, { lineBreak: false, height: LINE });
    });
  }
  document.end();
  await written;
}
