import type { Recognition, Word } from './ocr-engine';

/** Tesseract's level of a line that describes a word. */
const WORD_LEVEL = '5';

/** Reads the table that Tesseract writes of a picture, one row per block, paragraph, line and word. */
export function readTsv(tsv: string, text: string): Recognition {
  const words: Word[] = [];
  let line = 0;
  let place = '';
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, lineNumber, , ...cells] = row.split('\t');
    if (level !== WORD_LEVEL) continue;
    const [left, top, width, height, confidence, word = ''] = cells;
    const here = [page, block, paragraph, lineNumber].join('.');
    if (here !== place) line += 1;
    place = here;
    if (word.trim() === '') continue;
    words.push({
      text: word,
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
      confidence: Number(confidence),
      line,
    });
  }
  return { text: text.replace(/\f/g, '').trimEnd(), words, confidence: meanConfidence(words) };
}

/** Mean confidence over words, to a tenth; null where there is none. */
export function meanConfidence(words: readonly Word[]): number | null {
  if (words.length === 0) return null;
  const sum = words.reduce((total, word) => total + word.confidence, 0);
  return Math.round((sum / words.length) * 10) / 10;
}
