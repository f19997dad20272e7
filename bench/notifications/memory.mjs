import { benchBulk, workerPeakMb } from './ours.mjs';
import { onSendingStack, TEXTS } from './sending-stack.mjs';

const RECIPIENTS = 100_000;

/** A worker of notifications alone, with the settings of docs/notifications.md for little memory. */
const SMALL_WORKER = {
  WORKER_QUEUES: 'notifications',
  MALLOC_ARENA_MAX: '2',
  NODE_OPTIONS: '--max-semi-space-size=8',
};

/**
 * Sends one bulk mail to 100,000 rows by a worker that serves notifications alone; gives the lines of a table.
 * @returns {Promise<string[]>}
 */
export function measureMemory() {
  return onSendingStack(async ({ call, pool }) => {
    const idleMb = workerPeakMb();
    const { loadMs, perSecond } = await benchBulk({
      call,
      pool,
      mails: RECIPIENTS,
      texts: TEXTS,
    });
    return [
      '| 100,000 recipients | measured | to reach |',
      '|---|---|---|',
      `| peak of a worker of notifications alone, MB (before the first mail) | ${workerPeakMb().toFixed(0)} (${idleMb.toFixed(0)}) | 200 |`,
      `| POST until all were in the ledger, s | ${(loadMs / 1000).toFixed(1)} | |`,
      `| messages/s | ${perSecond.toFixed(0)} | |`,
    ];
  }, SMALL_WORKER);
}
