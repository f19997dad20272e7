import type { DatasetColumn, DatasetFormat } from '../contract/datasets';
import type { Row } from '../contract/jobs/cells';
import { ADDRESS_MAX } from '../contract/jobs/mail-content';
import type { TemplateData } from '../contract/jobs/mail-content';
import type { ColumnInput } from '../contract/jobs/report-source';
import { readAddress } from './address';

/** Name of the column, in whatever case, that holds the addresses. */
const EMAIL = 'email';

/** A row of a dataset as a recipient; `failure` says why nothing can be sent to it. */
export interface DatasetRecipient {
  position: number;
  email: string;
  key: string;
  data: TemplateData;
  failure?: string;
}

/** The place of the column of addresses, by its key or else its label; -1 where there is none. */
export function findEmailColumn(columns: readonly Pick<DatasetColumn, 'key' | 'label'>[]): number {
  const byKey = columns.findIndex(({ key }) => key.toLowerCase() === EMAIL);
  if (byKey >= 0) return byKey;
  return columns.findIndex(({ label }) => label.trim().toLowerCase() === EMAIL);
}

/**
 * Says how the columns are read for mails: as they are written in the file, so that a mail shows what its
 * maker sees there. Only a true or false that the file itself tells from text stays one.
 */
export function mailColumns(
  columns: readonly DatasetColumn[],
  { type }: DatasetFormat,
): ColumnInput[] {
  const isText = type === 'csv' || type === 'tsv';
  return columns.map(({ key, type: own }) => ({
    key,
    type: own === 'boolean' && !isText ? 'boolean' : 'string',
  }));
}

/** Reads a row as a recipient: its address, and its other cells as values by the keys of their columns. */
export function readRecipientRow(
  columns: readonly Pick<DatasetColumn, 'key'>[],
  emailColumn: number,
  row: { cells: Row; position: number },
): DatasetRecipient {
  const { cells, position } = row;
  const data: TemplateData = {};
  columns.forEach(({ key }, index) => {
    if (index !== emailColumn) data[key] = storable(cells[index] ?? null);
  });
  const given = String(storable(cells[emailColumn] ?? '')).trim();
  const address = readAddress(given);
  if (address) return { position, email: address.email, key: address.key, data };
  const email = given.slice(0, ADDRESS_MAX);
  if (email === '') {
    // Rows without an address are no duplicates of each other: no address begins with a blank.
    return { position, email, key: ` ${position}`, data, failure: 'the row has no address' };
  }
  const failure = `${JSON.stringify(email)} is not an e-mail address such as name@example.com`;
  return { position, email, key: email.toLowerCase(), data, failure };
}

/** The database keeps no NUL in a text. */
function storable<T>(cell: T): T | string {
  return typeof cell === 'string' ? cell.replaceAll('\u0000', '') : cell;
}
