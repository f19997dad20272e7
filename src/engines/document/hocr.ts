import type { Word } from '../ocr/ocr-engine';
import type { PageLayout } from './page-layout';

/** What stands before the first page of an hOCR file. */
export const HOCR_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<title>Recognised text</title>
<meta charset="utf-8" />
<meta name="ocr-system" content="Pressroom" />
<meta name="ocr-capabilities" content="ocr_page ocr_line ocrx_word" />
</head>
<body>
`;

/** What stands after the last page of an hOCR file. */
export const HOCR_TAIL = '</body>\n</html>\n';

/** A rectangle by its corners, as hOCR writes it. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Writes a page as hOCR has it: its lines and words, each with its place in the straightened picture. */
export function hocrPage(page: number, { geometry, words }: PageLayout): string {
  const sheet = { left: 0, top: 0, right: geometry.width, bottom: geometry.height };
  const title = `${place(sheet)}; ppageno ${page - 1}`;
  const lines = linesOf(words);
  const parts = [`<div class="ocr_page" id="page_${page}" title="${title}">`];
  for (const [number, line] of lines) parts.push(...lineOf(line, `${page}_${number}`));
  parts.push('</div>', '');
  return parts.join('\n');
}

function linesOf(words: readonly Word[]): Map<number, Word[]> {
  const lines = new Map<number, Word[]>();
  for (const word of words) {
    const line = lines.get(word.line) ?? [];
    lines.set(word.line, line);
    line.push(word);
  }
  return lines;
}

function lineOf(words: readonly Word[], id: string): string[] {
  const boxes = words.map(boxOf);
  const around = {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
  return [
    `<span class="ocr_line" id="line_${id}" title="${place(around)}">`,
    ...words.map((word, index) => {
      const title = `${place(boxOf(word))}; x_wconf ${Math.round(word.confidence)}`;
      return `<span class="ocrx_word" id="word_${id}_${index + 1}" title="${title}">${escape(word.text)}</span>`;
    }),
    '</span>',
  ];
}

function boxOf({ left, top, width, height }: Word): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function place({ left, top, right, bottom }: Box): string {
  return `bbox ${[left, top, right, bottom].map(Math.round).join(' ')}`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters are left out, as XML has no way to write them. */
function escape(text: string): string {
  return text.replace(/\p{Cc}/gu, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
