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

/**
 * Reads a suppression list: an address a line, with a reason where it has a second column (`manual` where it
 * has none). Gives the first line that cannot be read, counted from 1, where there is one.
 */
export function readSuppressionCsv(
  text: string,
): { lines: SuppressionLine[]; wrong?: undefined } | { wrong: { row: number; value: string } } {
  const lines: SuppressionLine[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const [email = '', reason = ''] = line
      .split(/[,;]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (line.trim() === '' || (index === 0 && email.toLowerCase() === 'email')) continue;
    const address = readAddress(email);
    const read = reason === '' ? 'manual' : SUPPRESSION_REASONS.find((known) => known === reason);
    if (!address || read === undefined) return { wrong: { row: index + 1, value: line } };
    lines.push({ key: address.key, reason: read });
  }
  return { lines };
}
