import { DATASET_RECIPIENTS_MAX } from '../../contract/jobs/send-bulk-email';
import { findEmailColumn } from '../../mail/dataset-recipients';
import { findDataset } from '../../store/datasets/find-dataset';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import type { MailTrials } from './check-content';
import { refuseMember } from './mail-issues';

/** Columns that a message names. */
const NAMED_MAX = 100;

/** A dataset that a mail goes to, and rows that are like its own to try the mail's texts with. */
export interface DatasetRecipients {
  params: { dataset_id: string; dataset_revision: number };
  trials: MailTrials;
}

/** Finds the dataset that a mail is to go to, or refuses one that is not there or has no addresses. */
export async function readDatasetRecipients(
  call: Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account' | 'language'>,
  id: string,
): Promise<DatasetRecipients> {
  const refuse = (key: Parameters<typeof refuseMember>[2], values: object = {}) =>
    refuseMember(call, ['dataset_id'], key, { id, ...values });
  // Datasets are for the eyes of ADMIN: to all others there is none.
  const isVisible = call.account.role === 'ADMIN';
  const dataset = isVisible ? await findDataset(call.api.pool, id) : null;
  if (!dataset) throw refuse('datasetUnknown');
  const { rows, columns, revision } = dataset;
  const keys = columns.map(({ key }) => key);
  const named = keys.slice(0, NAMED_MAX).join(', ');
  const emailColumn = findEmailColumn(columns);
  if (emailColumn < 0) throw refuse('datasetWithoutEmail', { columns: named });
  if (rows < 1 || rows > DATASET_RECIPIENTS_MAX) {
    throw refuse('datasetRowsOutside', { rows, limit: DATASET_RECIPIENTS_MAX });
  }
  const others = keys.filter((_, index) => index !== emailColumn);
  return {
    params: { dataset_id: id, dataset_revision: revision },
    trials: {
      // A full and an empty row take both branches of a template's conditions.
      recipients: ['value', ''].map((value) => ({
        email: 'name@pressroom.example',
        data: Object.fromEntries(others.map((key) => [key, value])),
      })),
      hasData: true,
      columns: named,
    },
  };
}
