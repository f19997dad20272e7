import type { Queryable } from '../pool';

/** Moves pending jobs to `queued`; one that a worker has already moved further stays where it is. */
export async function markQueued(db: Queryable, jobIds: string[]): Promise<void> {
  await db.query({
    name: 'mark-queued',
    text: `
      update jobs set status = 'queued', queued_at = now()
      where job_id = any($1) and status = 'pending'`,
    values: [jobIds],
  });
}
