import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderTask } from './render-message';

/** Where the code lies that decides how pages look. */
const ENGINES = join(__dirname, '../../engines');

/**
 * Names what the parts of a report depend on: its input, the rows of a query, this code, and what packs and
 * serializes. Parts that were made of anything else are thus never taken for those of this report.
 */
export async function partKey(task: RenderTask, rowsDigest: string | undefined): Promise<string> {
  const { jobId, createdAt, params, inlineRows, dataset, look } = task;
  const data = dataset && { format: dataset.format, columns: dataset.columns };
  const hash = createHash('sha256');
  hash.update(JSON.stringify([jobId, createdAt, params, inlineRows, data, look, rowsDigest]));
  hash.update(JSON.stringify(process.versions));
  const files = await readdir(ENGINES, { recursive: true });
  for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
    hash.update(file).update(await readFile(join(ENGINES, file)));
  }
  return hash.digest('hex').slice(0, 32);
}
