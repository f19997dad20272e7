import type { DatasetColumn } from '../contract/datasets';
import type { Row } from '../contract/jobs/cells';
import { ADDRESS_MAX } from '../contract/jobs/mail-content';
import type { TemplateData } from '../contract/jobs/mail-content';
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

/** Which columns of a dataset a mail is made from. */
export interface RecipientColumns {
  /** The place of the addresses; -1 where there are none. */
  email: number;
  variables: readonly { name: string; index: number }[];
  /** Names of the mapping that stand for no column. */
  unknown: readonly string[];
}

type Named = readonly Pick<DatasetColumn, 'key' | 'label'>[];

/**
 * Finds the column of addresses, by the mapping or else by the name `email`, and the variables: every other column by its
 * key, and by the names that the mapping gives it. A column is called by its key or its label, in whatever case.
 */
export function recipientColumns(
  columns: Named,
  mapping: Readonly<Record<string, string>> = {},
): RecipientColumns {
  const named = Object.entries(mapping).map(([name, column]) => ({
    name,
    index: findColumn(columns, column),
  }));
  const given = named.find(({ name }) => name === EMAIL);
  const email = given ? given.index : findColumn(columns, EMAIL);
  const own = columns.map(({ key }, index) => ({ name: key, index }));
  return {
    email,
    variables: [
      ...own.filter(({ index }) => index !== email),
      ...named.filter(({ name, index }) => name !== EMAIL && index >= 0),
    ],
    unknown: named.flatMap(({ name, index }) => (index < 0 ? [name] : [])),
  };
}

function findColumn(columns: Named, wanted: string): number {
  const name = wanted.trim().toLowerCase();
  const exact = columns.findIndex(({ key }) => key === wanted);
  if (exact >= 0) return exact;
  const byKey = columns.findIndex(({ key }) => key.toLowerCase() === name);
  if (byKey >= 0) return byKey;
  return columns.findIndex(({ label }) => label.trim().toLowerCase() === name);
}

/** Reads a row as a recipient: its address, and its other cells as values of the variables. */
export function readRecipientRow(
  { email: emailColumn, variables }: RecipientColumns,
  row: { cells: Row; position: number },
): DatasetRecipient {
  const { cells, position } = row;
  const data: TemplateData = {};
  for (const { name, index } of variables) data[name] = storable(cells[index] ?? null);
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
