import type { CellTexts } from './cell-text';
import { escapeXml } from './cell-text';
import { isoDate, serialDate } from './serial-date';

const LETTERS = 26;

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last;
}

/** The start of a cell's element, which the functions below complete. */
export function cellStart(column: number, row: number, styleId: string): string {
  return `<c r="${columnLetters(column)}${row}" s="${styleId}"`;
}

/** Completes a cell with a number; what no cell can hold, such as a sum without bounds, is `#NUM!`. */
export function numberCell(start: string, value: number): string {
  if (!Number.isFinite(value)) return `${start} t="e"><v>#NUM!</v></c>`;
  return `${start}><v>${value}</v></c>`;
}

/** Completes a cell with a truth value. */
export function booleanCell(start: string, value: boolean): string {
  return `${start} t="b"><v>${value ? '1' : '0'}</v></c>`;
}

/** Completes a cell with an instant; one outside 1900 to 9999, which Excel has no date for, is ISO text. */
export function dateCell(start: string, time: number, texts: CellTexts): string {
  const serial = serialDate(time);
  return serial === undefined ? texts.cell(start, isoDate(time)) : `${start}><v>${serial}</v></c>`;
}

/** Completes a cell with a formula and the value that it has now. */
export function formulaCell(start: string, formula: string, value: number): string {
  if (!Number.isFinite(value)) return numberCell(start, value);
  return `${start}><f>${escapeXml(formula)}</f><v>${value}</v></c>`;
}
