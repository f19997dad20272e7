import { describe, expect, test } from '@jest/globals';
import { ActivityFailure, RetryState, TimeoutFailure, TimeoutType } from '@temporalio/common';
import type { ChunkOutcome } from '../../../src/activities/notify/send-chunk';
import { ChunkRetries } from '../../../src/workflows/support/chunk-retries';

/** Deaths in a row, without a mail between them, that end a job. */
const DEATHS_MAX = 20;

const DONE: ChunkOutcome = { end: { reason: 'done' }, after: 9, settled: 0, nextInMs: null };

/** A worker that died after so many mails in all, as its last heartbeat told. */
function death(done: number): ActivityFailure {
  const heartbeat = { stage: 'sending', done, total: 1_000, unit: 'mails' };
  const cause = new TimeoutFailure('it was silent', heartbeat, TimeoutType.HEARTBEAT);
  return new ActivityFailure('no answer', 'sendChunk', '1', RetryState.TIMEOUT, 'worker', cause);
}

describe('ChunkRetries', () => {
  const die = (retries: ChunkRetries, done: number) =>
    retries.run(() => Promise.reject(death(done)));

  test('goes on however many workers die, as long as mails go out between two deaths', async () => {
    const retries = new ChunkRetries(60_000);

    for (let deaths = 1; deaths <= DEATHS_MAX + 5; deaths += 1) {
      expect(await die(retries, deaths * 10)).toBeUndefined();
    }

    expect(await retries.run(() => Promise.resolve(DONE))).toBe(DONE);
  });

  test('gives up where so many die in a row without a mail between them', async () => {
    const retries = new ChunkRetries(60_000);
    await die(retries, 10);

    for (let deaths = 2; deaths < DEATHS_MAX; deaths += 1) await die(retries, 10);

    await expect(die(retries, 10)).rejects.toThrow('no answer');
  });

  test('a chunk that comes to its end makes the count of deaths begin again', async () => {
    const retries = new ChunkRetries(60_000);
    for (let deaths = 1; deaths < DEATHS_MAX; deaths += 1) await die(retries, 10);

    await retries.run(() => Promise.resolve(DONE));

    expect(await die(retries, 10)).toBeUndefined();
  });
});
