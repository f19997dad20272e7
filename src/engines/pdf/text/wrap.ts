import type { Type } from './type';

const ELLIPSIS = '…';

/** The box that a text has to fit in: points wide, lines high. */
export interface TextBox {
  width: number;
  lines: number;
}

/** Breaks a clean text into lines of a box; what does not fit ends in an ellipsis. */
export function wrapText(text: string, type: Type, size: number, box: TextBox): string[] {
  if (!text.includes('\n') && type.width(text, size) <= box.width) return [text];
  const lines: string[] = [];
  const words = splitWords(text);
  let line = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const fits = word !== '\n' && type.width((line + word).trimEnd(), size) <= box.width;
    if (fits) {
      line += word;
      continue;
    }
    if (lines.length === box.lines - 1) {
      return [...lines, cutText(line + words.slice(index).join(''), type, size, box.width)];
    }
    if (line !== '' || word === '\n') lines.push(line.trimEnd());
    const parts = word === '\n' ? [''] : breakWord(word, type, size, box.width);
    while (parts.length > 1 && lines.length < box.lines - 1) lines.push(parts.shift() ?? '');
    if (parts.length > 1) {
      const rest = [...parts, ...words.slice(index + 1)].join('');
      return [...lines, cutText(rest, type, size, box.width)];
    }
    line = parts[0] ?? '';
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}

/** Cuts a text to a width, with an ellipsis where something is left out. */
export function cutText(text: string, type: Type, size: number, width: number): string {
  const flat = text.replace(/\s*\n\s*/g, ' ').trimEnd();
  if (type.width(flat, size) <= width) return flat;
  const characters = Array.from(flat);
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const shown = characters.slice(0, middle).join('').trimEnd() + ELLIPSIS;
    if (type.width(shown, size) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? ELLIPSIS : characters.slice(0, low).join('').trimEnd() + ELLIPSIS;
}

/** Words with the space after them; hyphens and slashes end a word too, and a line break is one. */
function splitWords(text: string): string[] {
  return text.match(/\n|[^ \n\-/]+[-/]* *|[-/]+ *| +/g) ?? [];
}

/** Breaks a word that is wider than a line. */
function breakWord(word: string, type: Type, size: number, width: number): string[] {
  if (type.width(word.trimEnd(), size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && type.width(part + character, size) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
