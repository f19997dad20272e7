import type { Queryable } from '../pool';

/** Notes on a job that failed or was cancelled what it had done by then. */
export async function noteReceipt(
  db: Queryable,
  jobId: string,
  receipt: Record<string, unknown>,
): Promise<void> {
  await db.query({
    name: 'note-receipt',
    text: `update jobs set result = $2 where job_id = $1 and status in ('failed', 'cancelled')`,
    values: [jobId, JSON.stringify(receipt)],
  });
}
