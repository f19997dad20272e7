import { describe, expect, jest, test } from '@jest/globals';
import { TimeoutFailure, TimeoutType } from '@temporalio/common';
import type { ChunkOutcome } from '../../src/activities/notify/send-chunk';
import { startWorkflow, withWorkflows } from '../support/run-workflows';
import { useTemporal } from '../support/temporal';

/** Deaths in a row, without a mail between them, that end a job. */
const DEATHS_MAX = 20;

const DONE: ChunkOutcome = { end: { reason: 'done' }, after: 9, settled: 1, nextInMs: null };

describe('sendBulkEmailWorkflow', () => {
  const temporal = useTemporal();

  /** Runs a job whose workers die as often as told, each after so many mails in all. */
  async function runWithDeaths(deaths: number, doneAtDeath: (death: number) => number) {
    let tries = 0;
    const sendChunk = async () => {
      tries += 1;
      if (tries > deaths) return DONE;
      const lastHeartbeat = { stage: 'sending', done: doneAtDeath(tries), total: 1_000 };
      throw new TimeoutFailure('the worker has died', lastHeartbeat, TimeoutType.HEARTBEAT);
    };
    const activities = {
      loadRecipients: async () => undefined,
      planMail: async () => ({ waitMs: 0 }),
      sendChunk,
      completeMailing: async () => ({ status: 'success' }),
      writeReceipt: async () => undefined,
      settleJob: jest.fn((_settlement: unknown) => Promise.resolve('failed')),
    };
    const ended = await withWorkflows(temporal, activities, async () => {
      const handle = await startWorkflow(temporal, 'sendBulkEmailWorkflow');
      return handle.result().then(
        () => 'completed',
        () => 'failed',
      );
    });
    return { ended, tries };
  }

  test('goes on however many workers die, as long as mails go out between two deaths', async () => {
    const deaths = DEATHS_MAX + 5;

    const run = await runWithDeaths(deaths, (death) => death * 10);

    expect(run).toEqual({ ended: 'completed', tries: deaths + 1 });
  });

  test('fails where so many die in a row without a mail between them', async () => {
    const run = await runWithDeaths(DEATHS_MAX + 5, (death) => Math.min(death, 3) * 10);

    // Mails went out before the first three.
    expect(run).toEqual({ ended: 'failed', tries: 2 + DEATHS_MAX });
  });
});
