import { z } from 'zod';
import { readingOptions } from '../../../contract/jobs/process-document';
import type { Call } from '../../endpoint';
import { InvalidRequest } from '../../problems';
import { createTextReader } from '../../request/text-values';
import { check } from '../../request/zod-issues';

const force = z
  .enum(['true', 'false'])
  .default('false')
  .describe('`true` makes a new document of content that is there already.');

/** The options of an upload as the query string holds them. */
export const uploadQuery = z.object({ ...readingOptions.shape, force });

/** How an uploaded document is read. */
export type UploadOptions = Omit<z.output<typeof uploadQuery>, 'force'> & { force: boolean };

const readTexts = createTextReader(uploadQuery);

/** Reads the options: parts of the body count before the query string. */
export function readUploadOptions(
  { query, language }: Pick<Call<unknown, z.output<typeof uploadQuery>>, 'query' | 'language'>,
  fields: Readonly<Record<string, string>>,
): UploadOptions {
  const given = { ...query, ...readTexts(fields) };
  const read = check(uploadQuery, given, { language, locate: (path) => ['body', ...path] });
  if (read.issues.length > 0 || !read.value) throw new InvalidRequest(read.issues);
  return { ...read.value, force: read.value.force === 'true' };
}
