import type { Progress } from '../../contract/progress';
import type { Queryable } from '../pool';

/** Records how far an attempt is. False says that the attempt no longer owns the job and must stop. */
export async function recordProgress(
  db: Queryable,
  attempt: { jobId: string; fence: number },
  progress: Progress | null,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'record-progress',
    text: `
      update jobs set progress = coalesce($3, progress)
      where job_id = $1 and fence = $2 and status = 'started'`,
    values: [attempt.jobId, attempt.fence, progress === null ? null : JSON.stringify(progress)],
  });
  return rowCount === 1;
}
