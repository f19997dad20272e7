import { join } from 'node:path';
import type { Encoding } from '../../contract/datasets';
import { transcode } from './transcode';

/** Name of the copy in UTF-8 in the folder of a reading. */
const COPY = 'dataset-utf8';

/** Gives the path of a text file in UTF-8: the file itself, or a copy of it in the folder. */
export async function inUtf8(
  path: string,
  encoding: Encoding | undefined,
  folder: string,
): Promise<string> {
  if (encoding === undefined || encoding === 'utf-8') return path;
  const copy = join(folder, COPY);
  await transcode(path, copy, encoding);
  return copy;
}
