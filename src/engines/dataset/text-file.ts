import { join } from 'node:path';
import type { Encoding } from '../../contract/datasets';
import { scanText } from './text-scan';
import { transcode } from './transcode';
import { unifyBreaks } from './unify-breaks';

/** Names of copies in the folder of a reading. */
const IN_UTF8 = 'dataset-utf8';
const WITH_LF = 'dataset-lf';

/** A text file as somebody sent it. */
export interface SentText {
  path: string;
  encoding: Encoding | undefined;
  /** Whether quotes hold fields together, as in CSV. */
  hasQuotes: boolean;
}

/** A text file that the database reads: in UTF-8, all its rows ended in one way. */
export interface ReadableText {
  path: string;
  /** No row has more bytes than this. */
  rowBytes: number;
  /** What rows have on average, in the part of the file where that is most. */
  meanRowBytes: number;
}

/**
 * Makes a text file readable for the database: gives the file itself, or a copy of it in the folder. Throws
 * VALIDATION with the line of what makes it no table.
 */
export async function readableText(
  { path, encoding, hasQuotes }: SentText,
  folder: string,
): Promise<ReadableText> {
  const inUtf8 = await copyInUtf8(path, encoding, folder);
  const { hasMixedBreaks, ...scan } = await scanText(inUtf8, hasQuotes);
  if (!hasMixedBreaks) return { path: inUtf8, ...scan };
  const copy = join(folder, WITH_LF);
  await unifyBreaks(inUtf8, copy, hasQuotes);
  return { path: copy, ...scan };
}

async function copyInUtf8(
  path: string,
  encoding: Encoding | undefined,
  folder: string,
): Promise<string> {
  if (encoding === undefined || encoding === 'utf-8') return path;
  const copy = join(folder, IN_UTF8);
  await transcode(path, copy, encoding);
  return copy;
}
