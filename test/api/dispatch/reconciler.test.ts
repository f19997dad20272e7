import { describe, expect, test } from '@jest/globals';
import { Reconciler } from '../../../src/api/dispatch/reconciler';
import { DEFAULT_JOB_POLICY } from '../../../src/contract/policy';
import { createLogger } from '../../../src/logging/logger';
import { findJob } from '../../../src/store/jobs/find-job';
import { markQueued } from '../../../src/store/jobs/mark-queued';
import { describeJobWorkflow } from '../../../src/temporal/describe-job';
import { startJobWorkflow } from '../../../src/temporal/start-job';
import type { EngineJob } from '../../../src/temporal/start-job';
import { toEngineJob } from '../../../src/api/dispatch/engine-job';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';
import { useTemporal } from '../../support/temporal';

describe('Reconciler', () => {
  const database = useDatabase();
  const temporal = useTemporal();

  const start = (job: EngineJob) =>
    startJobWorkflow(temporal.env.client, job, { policy: DEFAULT_JOB_POLICY, deadlineMs: 5000 });
  const describeJob = (jobId: string) => describeJobWorkflow(temporal.env.client, jobId, 5000);

  async function givenQueuedJob() {
    const job = await givenJob(database.pool);
    await markQueued(database.pool, [job.jobId]);
    return job;
  }

  test('ends jobs whose workflow was ended from outside, starts lost ones, leaves the others', async () => {
    const [terminated, cancelled, lost, alive] = [
      await givenQueuedJob(),
      await givenQueuedJob(),
      await givenQueuedJob(),
      await givenQueuedJob(),
    ];
    for (const job of [terminated, cancelled, alive]) await start(toEngineJob(job, 'a@b.example'));
    await temporal.env.client.workflow.getHandle(terminated.jobId).terminate('by hand');
    await temporal.env.client.workflow.getHandle(cancelled.jobId).terminate('by hand');
    const fates = new Map([[cancelled.jobId, 'cancelled' as const]]);

    await new Reconciler(
      {
        pool: database.pool,
        start,
        // No worker runs here that could end a workflow as cancelled.
        describe: async (jobId) => fates.get(jobId) ?? describeJob(jobId),
        log: createLogger('test', 'fatal'),
      },
      0,
    ).pass();

    expect(await findJob(database.pool, terminated.jobId)).toMatchObject({
      status: 'failed',
      error: { code: 'WORKFLOW_ENDED' },
    });
    expect(await findJob(database.pool, cancelled.jobId)).toMatchObject({ status: 'cancelled' });
    expect(await describeJob(lost.jobId)).toBe('running');
    expect(await findJob(database.pool, alive.jobId)).toMatchObject({ status: 'queued' });
  });
});
