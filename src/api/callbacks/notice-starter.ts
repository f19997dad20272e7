import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '../../logging/logger';
import { markNotice, takeNotices } from '../../store/callbacks/notices';
import type { JobNotice } from '../../store/callbacks/rows';
import type { Queryable } from '../../store/pool';
import { inTransaction } from '../../store/pool';

/** Milliseconds between two looks, and at most while the engine stays away. */
const LOOK_MS = 1_000;
const LOOK_MAX_MS = 15_000;

/** Notices taken in one transaction: small, since their rows are locked meanwhile. */
const BATCH = 10;

/** What the starter works with. */
export interface NoticeStarterDeps {
  pool: Pool;
  /** Starts the workflow that delivers a callback. */
  startCallback(noticeId: number): Promise<void>;
  /** Makes the mail job of a notice, in the transaction that takes the notice. */
  mailNotice(db: Queryable, notice: JobNotice): Promise<void>;
  log: Logger;
}

/** Hands over what is to be told of ended jobs until it is stopped; gives the way to stop it. */
export function startNotices(deps: NoticeStarterDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keepLooking(): Promise<void> {
    let pause = LOOK_MS;
    while (!signal.aborted) {
      try {
        const taken = await handOver(deps);
        pause = taken === BATCH ? 0 : LOOK_MS;
      } catch (err) {
        pause = Math.min(Math.max(pause, LOOK_MS) * 2, LOOK_MAX_MS);
        deps.log.warn({ err, retryInMs: pause }, 'news of ended jobs could not be handed over');
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  const looking = keepLooking();
  return {
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

/** Hands over a batch; the first failure ends it, with what was handed over before it noted. */
async function handOver(deps: NoticeStarterDeps): Promise<number> {
  let failure: unknown;
  const taken = await inTransaction(deps.pool, async (client) => {
    const notices = await takeNotices(client, BATCH);
    for (const notice of notices) {
      if (notice.kind === 'mail') {
        await deps.mailNotice(client, notice);
        await markNotice(client, notice.id, 'delivered');
        continue;
      }
      try {
        await deps.startCallback(notice.id);
      } catch (error) {
        failure = error;
        break;
      }
      await markNotice(client, notice.id, 'started');
    }
    return notices.length;
  });
  if (failure !== undefined) throw failure as Error;
  return taken;
}
