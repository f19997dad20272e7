import { SUPPRESSION_REASONS } from '../contract/mail/recipient-status';
import type { SuppressionReason } from '../contract/mail/recipient-status';
import { readAddress } from './address';

/** The first line of a list: what the columns hold. */
const HEADER = 'email,reason';

/** A line of a list; neither column can hold a comma, so that none needs quotes. */
export interface SuppressionLine {
  key: string;
  reason: SuppressionReason;
}

/** Writes a line of a suppression list. */
export function writeSuppressionLine(email: string, reason: SuppressionReason): string {
  return `${email},${reason}\r\n`;
}

/** The header line of a suppression list. */
export const SUPPRESSION_HEADER = `${HEADER}\r\n`;

/** Wrong lines that one reading names at most. */
const WRONG_MAX = 50;

/** A line that is no entry, counted from 1. */
interface WrongLine {
  row: number;
  value: string;
}

/**
 * Reads a suppression list: an address a line, with a reason where it has a second column (`manual` where it
 * has none). Where the first line has a column `email`, its names say which column is which. Gives the lines that cannot
 * be read apart, at most 50.
 */
export function readSuppressionCsv(text: string): { lines: SuppressionLine[]; wrong: WrongLine[] } {
  const lines: SuppressionLine[] = [];
  const wrong: WrongLine[] = [];
  let columns = { email: 0, reason: 1 };
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const names = cells.map((cell) => cell.toLowerCase());
    if (index === 0 && names.includes('email')) {
      columns = { email: names.indexOf('email'), reason: names.indexOf('reason') };
      continue;
    }
    const read = readLine(cells[columns.email], cells[columns.reason]);
    if (read) lines.push(read);
    else wrong.push({ row: index + 1, value: line });
    if (wrong.length === WRONG_MAX) break;
  }
  return { lines, wrong };
}

function cellsOf(line: string): string[] {
  return line.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function readLine(email = '', reason = ''): SuppressionLine | null {
  const address = readAddress(email);
  const wanted = reason.toLowerCase() || 'manual';
  const read = SUPPRESSION_REASONS.find((known) => known === wanted);
  return address && read ? { key: address.key, reason: read } : null;
}
