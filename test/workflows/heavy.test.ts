import { describe, expect, jest, test } from '@jest/globals';
import { activityInfo, Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { WorkflowFailedError } from '@temporalio/client';
import { startWorkflow, withWorkflows } from '../support/run-workflows';
import { useTimeSkipping } from '../support/temporal';

const OUTCOME = { type: 'pdf', filename: 'report.pdf', size_bytes: 1 };

describe('heavyReportWorkflow', () => {
  const temporal = useTimeSkipping();

  test('retries a broken dependency after 60, 120 and 240 s, then fails the job with its reason', async () => {
    const begunAt: number[] = [];
    const settleJob = jest.fn((_settlement: unknown) => Promise.resolve('failed'));
    const renderReport = async () => {
      begunAt.push(await temporal.env.currentTimeMs());
      throw ApplicationFailure.create({
        type: 'UPSTREAM_UNAVAILABLE',
        message: 'the store is full',
      });
    };

    const result = await withWorkflows(temporal, { renderReport, settleJob }, async () => {
      const handle = await startWorkflow(temporal, 'heavyReportWorkflow');
      return handle.result().catch((error: unknown) => error);
    });

    const waits = begunAt
      .slice(1)
      .map((at, index) => Math.round((at - (begunAt[index] ?? 0)) / 1000));
    expect(waits).toEqual([60, 120, 240]);
    expect(result).toBeInstanceOf(WorkflowFailedError);
    expect(settleJob).toHaveBeenCalledTimes(1);
    expect(settleJob).toHaveBeenCalledWith(
      expect.objectContaining({
        state: 'failed',
        error: { code: 'UPSTREAM_UNAVAILABLE', message: 'the store is full' },
      }),
    );
  });

  test('never retries wrong input', async () => {
    const renderReport = jest.fn(() =>
      Promise.reject(
        ApplicationFailure.create({
          type: 'VALIDATION',
          message: 'Row 3, column "amount"',
          nonRetryable: true,
          details: [{ row: 3, column: 'amount' }],
        }),
      ),
    );
    const settleJob = jest.fn((_settlement: unknown) => Promise.resolve('failed'));

    await withWorkflows(temporal, { renderReport, settleJob }, async () => {
      const handle = await startWorkflow(temporal, 'heavyReportWorkflow');
      await expect(handle.result()).rejects.toBeInstanceOf(WorkflowFailedError);
    });

    expect(renderReport).toHaveBeenCalledTimes(1);
    expect(settleJob).toHaveBeenCalledWith(
      expect.objectContaining({
        error: {
          code: 'VALIDATION',
          message: 'Row 3, column "amount"',
          details: { row: 3, column: 'amount' },
        },
      }),
    );
  });

  test('keeps the number of attempts when workers shut down in the middle', async () => {
    const attempts: number[] = [];
    const renderReport = ({ attemptsUsed }: { attemptsUsed: number }) => {
      const attempt = attemptsUsed + activityInfo().attempt;
      attempts.push(attempt);
      if (attempts.length === 1) throw new Error('a broken dependency');
      if (attempts.length < 8) {
        throw ApplicationFailure.create({
          type: 'WorkerShutdown',
          nonRetryable: true,
          details: [attempt],
        });
      }
      return Promise.resolve(OUTCOME);
    };

    const result = await withWorkflows(temporal, { renderReport }, async () => {
      const handle = await startWorkflow(temporal, 'heavyReportWorkflow');
      return handle.result();
    });

    expect(result).toEqual(OUTCOME);
    expect(attempts).toEqual([1, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('a hand-back is taken up at once, and later waits go on where they were', async () => {
    const begunAt: number[] = [];
    const renderReport = async ({ attemptsUsed }: { attemptsUsed: number }) => {
      const attempt = attemptsUsed + activityInfo().attempt;
      begunAt.push(await temporal.env.currentTimeMs());
      // As the SDK reports it by itself: retryable, so only the policy keeps the server from waiting.
      if (begunAt.length === 2) {
        throw ApplicationFailure.create({ type: 'WorkerShutdown', details: [attempt] });
      }
      if (begunAt.length < 4) throw new Error('a broken dependency');
      return OUTCOME;
    };

    await withWorkflows(temporal, { renderReport }, async () => {
      const handle = await startWorkflow(temporal, 'heavyReportWorkflow');
      await handle.result();
    });

    const waits = begunAt
      .slice(1)
      .map((at, index) => Math.round((at - (begunAt[index] ?? 0)) / 1000));
    expect(waits).toEqual([60, 0, 120]);
  });

  test('tells the store of a cancellation that came from elsewhere, and ends as cancelled', async () => {
    const settleJob = jest.fn((_settlement: unknown) => Promise.resolve('cancelled'));
    const renderReport = async () => {
      const context = Context.current();
      const beat = setInterval(() => {
        context.heartbeat();
      }, 50);
      try {
        await context.cancelled;
      } finally {
        clearInterval(beat);
      }
    };

    const description = await withWorkflows(temporal, { renderReport, settleJob }, async () => {
      const handle = await startWorkflow(temporal, 'heavyReportWorkflow');
      await handle.cancel();
      await expect(handle.result()).rejects.toBeInstanceOf(WorkflowFailedError);
      return handle.describe();
    });

    expect(description.status.name).toBe('CANCELLED');
    expect(settleJob).toHaveBeenCalledWith(expect.objectContaining({ state: 'cancelled' }));
  });
});
