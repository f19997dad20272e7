import type { Account } from '../../auth/account';
import type { ApiContext } from '../../context';
import { Refusal } from '../../problems';
import { findVisibleJob } from '../../jobs/visible-job';

/** Finds a job that the account may see and that has its files, or refuses. */
export async function requireCompletedJob(
  api: ApiContext,
  account: Account,
  id: string,
): Promise<void> {
  const { status } = await findVisibleJob(api, account, id);
  if (status === 'completed') return;
  throw new Refusal('CONFLICT', 'jobNotCompleted', { values: { id, status } });
}
