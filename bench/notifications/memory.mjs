import { benchBulk, workerPeakMb } from './ours.mjs';
import { onSendingStack, TEXTS } from './sending-stack.mjs';

const RECIPIENTS = 100_000;

/**
 * Sends one bulk mail to 100,000 rows by a worker that serves notifications alone; gives the lines of a table.
 * @returns {Promise<string[]>}
 */
export function measureMemory() {
  return onSendingStack(
    async ({ call, pool }) => {
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
    },
    { WORKER_QUEUES: 'notifications' },
  );
}
