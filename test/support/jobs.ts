import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../src/store/pool';
import { insertJob } from '../../src/store/jobs/insert-job';
import type { NewJob } from '../../src/store/jobs/insert-job';
import type { JobRow } from '../../src/store/jobs/rows';

/** Inserts a pending dummy job, changed where the test needs it. */
export async function givenJob(db: Queryable, change: Partial<NewJob> = {}): Promise<JobRow> {
  const job = await insertJob(db, {
    jobId: randomUUID(),
    jobType: 'dummy',
    queue: 'reports',
    priority: 3,
    params: { report_id: 'r1' },
    requestedBy: null,
    ...change,
  });
  if (!job) throw new Error('the idempotency key has made a job before');
  return job;
}
