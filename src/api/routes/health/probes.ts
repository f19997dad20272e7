import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '../../../logging/logger';

/** Milliseconds that a part may take to answer before it counts as away. */
const PATIENCE_MS = 2_500;

/** Says whether the database answers a trivial query. */
export function isDatabaseUp(pool: Pool, log: Logger): Promise<boolean> {
  return holds('database', log, async () => (await pool.query('select 1')).rowCount === 1);
}

/** Says whether a check holds, in time; a failure counts as no, which is a probe's normal answer. */
export async function holds(
  part: string,
  log: Logger,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const stop = new AbortController();
  const tooLate = async (): Promise<boolean> => {
    await delay(PATIENCE_MS, undefined, { signal: stop.signal });
    log.debug({ part }, 'a health check got no answer in time');
    return false;
  };
  const asked = check().catch((err: unknown) => {
    log.debug({ err, part }, 'a health check failed');
    return false;
  });
  const late = tooLate().catch(() => false);
  const answer = await Promise.race([asked, late]);
  stop.abort();
  return answer;
}
