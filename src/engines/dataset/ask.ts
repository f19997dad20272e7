import type { Row } from '../../contract/jobs/cells';
import { THREADS } from './duck';
import type { Duck } from './duck';
import { readingFile } from './file-errors';
import { resultBatches } from './row-batches';

/** Runs a query whose columns are all DOUBLE, BOOLEAN or VARCHAR, and gives all its rows. */
export function askAll(duck: Duck, sql: string): Promise<Row[]> {
  return readingFile(async () => {
    const rows: Row[] = [];
    // A stream would have the threads run ahead, and hold what they read until it is asked for.
    for await (const batch of resultBatches(await duck.result(sql))) rows.push(...batch);
    return rows;
  });
}

/** Sums on one thread: with more, the order of additions, and with it the last digits, would vary. */
export async function askInOrder(duck: Duck, sql: string): Promise<Row[]> {
  await duck.run('set threads to 1');
  try {
    return await askAll(duck, sql);
  } finally {
    await duck.run(`set threads to ${THREADS}`);
  }
}
