import type { Role } from '../../../contract/roles';
import { findDataset } from '../../../store/datasets/find-dataset';
import { holdsDataset } from '../../../store/datasets/holders';
import type { DatasetRow } from '../../../store/datasets/rows';
import type { Account } from '../../auth/account';
import type { ApiContext } from '../../context';

/** Who may send files of rows: ADMIN makes reports of them, MANAGER mails to their addresses. */
export const DATASET_ROLES = ['ADMIN', 'MANAGER'] as const satisfies readonly Role[];

/** Says whether an account sees all datasets: they are what reports are made of, so ADMIN alone does. */
export function seesAllDatasets({ role }: Account): boolean {
  return role === 'ADMIN';
}

/** Finds a dataset that the account may see: every one, or those that it has sent itself. Null where there is none. */
export async function findVisibleDataset(
  { pool }: Pick<ApiContext, 'pool'>,
  account: Account,
  id: string,
): Promise<DatasetRow | null> {
  const isVisible = seesAllDatasets(account) || (await holdsDataset(pool, id, account.id));
  return isVisible ? findDataset(pool, id) : null;
}
