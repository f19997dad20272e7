import type { Queryable } from '../pool';

/**
 * Lets one more address hear of a job's end: of one to come, or at once of one that was. The job's row is locked meanwhile,
 * so that its end cannot come in between.
 */
export async function addJobCallback(db: Queryable, jobId: string, url: string): Promise<void> {
  await db.query({
    name: 'add-job-callback',
    text: `
      with job as (
        select job_id, status in ('completed', 'failed', 'cancelled') as ended
        from jobs where job_id = $1 for update
      ), told as (
        insert into job_notices (job_id, kind, target)
        select job_id, 'callback', $2 from job where ended
      )
      insert into job_callbacks (job_id, url) select job_id, $2 from job where not ended
      on conflict do nothing`,
    values: [jobId, url],
  });
}
