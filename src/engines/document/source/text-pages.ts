import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createDecoder } from '../../dataset/transcode';
import type { DocumentLimits } from '../limits';
import { cleanText } from './clean-text';

/** Columns and lines of a sheet of plain text. */
export const SHEET = { columns: 90, lines: 66 } as const;

/** One sheet: its text as it was sent, and the same in lines that fit. */
export interface TextPage {
  text: string;
  lines: string[];
}

/** Reads a file of text and divides it into sheets: at form feeds, and where a sheet is full. */
export async function readTextPages(path: string, limits: DocumentLimits): Promise<TextPage[]> {
  const text = decode(await readFile(path));
  const pages = text.split('\f').flatMap((part) => sheetsOf(cleanText(part), limits));
  if (pages.length > 1 && pages.at(-1)?.text === '') pages.pop();
  return pages;
}

/** UTF-16 tells of itself by its mark; what is no UTF-8 is taken for Western European. */
function decode(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  return createDecoder('windows-1252')(bytes);
}

function sheetsOf(text: string, limits: DocumentLimits): TextPage[] {
  const pages: TextPage[] = [];
  let whole: string[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const fitting = wrap(line.replaceAll('\t', '    '));
    if (lines.length > 0 && lines.length + fitting.length > SHEET.lines) {
      pages.push({ text: whole.join('\n'), lines });
      whole = [];
      lines = [];
      // One more is enough to be refused.
      if (pages.length > limits.pages) return pages;
    }
    whole.push(line);
    lines.push(...fitting);
  }
  pages.push({ text: whole.join('\n'), lines });
  return pages;
}

/** Breaks a line between words where it can, else anywhere. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > SHEET.columns) {
    const space = rest.lastIndexOf(' ', SHEET.columns);
    const end = space > SHEET.columns / 2 ? space + 1 : SHEET.columns;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...lines, rest];
}
