import { findJob } from '../../store/jobs/find-job';
import type { ActivityDeps } from '../deps';

/** Makes the activity that tells a mail's workflow what it has to wait for. */
export function createPlanMail({ pool }: Pick<ActivityDeps, 'pool'>) {
  return async function planMail(input: { jobId: string }): Promise<{ waitMs: number }> {
    const job = await findJob(pool, input.jobId);
    const sendAt = job?.params['send_at'];
    if (typeof sendAt !== 'string') return { waitMs: 0 };
    return { waitMs: Math.max(0, Date.parse(sendAt) - Date.now()) };
  };
}
