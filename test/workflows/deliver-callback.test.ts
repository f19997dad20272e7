import { randomUUID } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { withWorkflows } from '../support/run-workflows';
import { useTimeSkipping } from '../support/temporal';

const HOUR_MS = 3_600_000;

describe('deliverCallbackWorkflow', () => {
  const temporal = useTimeSkipping();

  /** Carries a callback to its end; gives the milliseconds at which it was tried and how it was given up. */
  async function deliver(answer: (tries: number) => Error | undefined) {
    const triedAt: number[] = [];
    const giveUpCallback = jest.fn((_input: unknown) => Promise.resolve());
    const deliverCallback = async () => {
      triedAt.push(await temporal.env.currentTimeMs());
      const failure = answer(triedAt.length);
      if (failure) throw failure;
    };
    const delivered = await withWorkflows(temporal, { deliverCallback, giveUpCallback }, () =>
      temporal.env.client.workflow
        .execute('deliverCallbackWorkflow', {
          taskQueue: temporal.taskQueue,
          workflowId: randomUUID(),
          args: [{ noticeId: 7 }],
        })
        .then(
          () => true,
          () => false,
        ),
    );
    const first = triedAt[0] ?? 0;
    return { delivered, giveUpCallback, tries: triedAt.map((at) => at - first) };
  }
  const refused = ApplicationFailure.create({ type: 'UPSTREAM_UNAVAILABLE', message: '503' });

  test('is tried for a day, ever more rarely, and then given up', async () => {
    const { delivered, giveUpCallback, tries } = await deliver(() => refused);

    expect(delivered).toBe(false);
    expect(giveUpCallback).toHaveBeenCalledTimes(1);
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(waits[0]).toBeLessThan(60_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(HOUR_MS + 60_000);
    expect(waits.slice(1).every((wait, index) => wait > (waits[index] ?? 0) * 0.9)).toBe(true);
    expect(tries.at(-1)).toBeGreaterThan(22 * HOUR_MS);
    expect(tries.at(-1)).toBeLessThanOrEqual(24 * HOUR_MS);
  });

  test('ends with the answer that takes it, or at once with one that never will', async () => {
    const later = await deliver((tries) => (tries < 3 ? refused : undefined));
    expect([later.delivered, later.tries.length]).toEqual([true, 3]);
    expect(later.giveUpCallback).not.toHaveBeenCalled();
    const never = await deliver(() => ApplicationFailure.nonRetryable('410', 'CONFLICT'));
    expect([never.delivered, never.tries.length]).toEqual([false, 1]);
  });
});
