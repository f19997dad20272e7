import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createOpenScheduledJob } from '../../src/activities/maintenance/open-scheduled-job';
import type { ActivityDeps } from '../../src/activities/deps';
import { createRunHealthCheck } from '../../src/activities/maintenance/run-health-check';
import { createSettleJob } from '../../src/activities/jobs/settle-job';
import { DEFAULT_JOB_POLICY } from '../../src/contract/policy';
import type { ScheduledJobInput } from '../../src/contract/schedules';
import { listJobs } from '../../src/store/jobs/list-jobs';
import { listHealthChecks } from '../../src/store/maintenance/health-checks';
import { readTotals } from '../../src/store/totals/read-totals';
import { useDatabase } from '../support/database';
import { noMaintenance } from '../support/maintenance';
import { withWorkflows } from '../support/run-workflows';
import { useTemporal } from '../support/temporal';

describe('scheduledJobWorkflow', () => {
  const temporal = useTemporal();
  const database = useDatabase();

  test('makes one job under its own id, counted and found like any other', async () => {
    const deps = {
      pool: database.pool,
      artifacts: { check: async () => undefined },
      maintenance: noMaintenance(),
      signals: { progress: async () => undefined, softLimit: async () => undefined },
      softLimitMs: () => Infinity,
    } as unknown as ActivityDeps;
    const open = createOpenScheduledJob(deps);
    const activities = {
      // The queue of this test stands for the one of the job type.
      openScheduledJob: async (input: Parameters<typeof open>[0]) => ({
        ...(await open(input)),
        taskQueue: temporal.taskQueue,
      }),
      runHealthCheck: createRunHealthCheck(deps),
      settleJob: createSettleJob(deps),
    };
    const input: ScheduledJobInput = {
      scheduleId: 'health-check',
      jobType: 'health_check',
      params: {},
      priority: 3,
      requestedBy: null,
      policy: DEFAULT_JOB_POLICY,
    };

    const { jobId, attributes } = await withWorkflows(temporal, activities, async () => {
      const run: unknown = await temporal.env.client.workflow.execute('scheduledJobWorkflow', {
        taskQueue: temporal.taskQueue,
        workflowId: `schedule-${randomUUID()}`,
        args: [input],
      });
      const { jobId: id } = run as { jobId: string };
      const description = await temporal.env.client.workflow.getHandle(id).describe();
      return { jobId: id, attributes: JSON.stringify(description.typedSearchAttributes) };
    });

    const jobs = await listJobs(database.pool, { limit: 10 });
    expect(jobs).toMatchObject([
      { jobId, jobType: 'health_check', status: 'completed', queue: 'maintenance' },
    ]);
    for (const value of ['health_check', 'completed', 'schedule:health-check']) {
      expect(attributes).toContain(value);
    }
    expect(await readTotals(database.pool)).toMatchObject([
      { jobType: 'health_check', success: 1, active: 0 },
    ]);
    const [kept] = await listHealthChecks(database.pool, { before: null, limit: 1 });
    expect(kept).toMatchObject({ overallStatus: 'healthy', report: { task_id: jobId } });
  });
});
