import { benchBulk, historyOf, workerPeakMb } from './ours.mjs';
import { onSendingStack, TEXTS } from './sending-stack.mjs';

const RECIPIENTS = 100_000;

/**
 * Sends one bulk mail to 100,000 rows by a worker that serves notifications alone; gives the lines of a table.
 * @returns {Promise<string[]>}
 */
export function measureMemory() {
  return onSendingStack(
    async ({ call, pool, engine }) => {
      const idleMb = workerPeakMb();
      const { id, loadMs, perSecond } = await benchBulk({
        call,
        pool,
        mails: RECIPIENTS,
        texts: TEXTS,
      });
      const { events, kilobytes } = await historyOf(engine, id);
      return [
        '| 100,000 recipients | measured | to reach |',
        '|---|---|---|',
        `| peak of a worker of notifications alone, MB (before the first mail) | ${workerPeakMb().toFixed(0)} (${idleMb.toFixed(0)}) | 200 |`,
        `| events of the workflow's history | ${events} | 51,200, Temporal's limit |`,
        `| size of the history, KB | ${kilobytes.toFixed(1)} | 51,200, Temporal's limit |`,
        `| POST until all were in the ledger, s | ${(loadMs / 1000).toFixed(1)} | |`,
        `| messages/s | ${perSecond.toFixed(0)} | |`,
      ];
    },
    { WORKER_QUEUES: 'notifications' },
  );
}
