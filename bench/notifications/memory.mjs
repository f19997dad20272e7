import { benchBulk, workerPeakMb } from './ours.mjs';
import { onSendingStack, TEXTS } from './sending-stack.mjs';

const RECIPIENTS = 100_000;

/**
 * Sends one bulk mail to 100,000 rows; gives the lines of a table.
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
      `| peak of the worker of all queues, MB (before the first mail) | ${workerPeakMb().toFixed(0)} (${idleMb.toFixed(0)}) | 200, serving notifications alone |`,
      `| POST until all were in the ledger, s | ${(loadMs / 1000).toFixed(1)} | |`,
      `| messages/s | ${perSecond.toFixed(0)} | |`,
    ];
  });
}
