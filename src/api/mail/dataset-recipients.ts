import { DATASET_RECIPIENTS_MAX } from '../../contract/jobs/send-bulk-email';
import { recipientColumns } from '../../mail/dataset-recipients';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import { findVisibleDataset } from '../routes/datasets/visible-dataset';
import type { MailTrials } from './check-content';
import { refuseMember } from './mail-issues';

/** Columns that a message names. */
const NAMED_MAX = 100;

/** A dataset that a mail goes to, and a row that is like its own to try the mail's texts with. */
export interface DatasetRecipients {
  params: { dataset_id: string; dataset_revision: number; columns?: Record<string, string> };
  trials: MailTrials;
}

/** Finds the dataset that a mail is to go to, or refuses one that is not there or has no addresses. */
export async function readDatasetRecipients(
  call: Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account' | 'language'>,
  id: string,
  mapping?: Record<string, string>,
): Promise<DatasetRecipients> {
  const refuse = (key: Parameters<typeof refuseMember>[2], values: object = {}) =>
    refuseMember(call, ['dataset_id'], key, { id, ...values });
  const dataset = await findVisibleDataset(call.api, call.account, id);
  if (!dataset) throw refuse('datasetUnknown');
  const { rows, columns, revision } = dataset;
  const keys = columns.map(({ key }) => key);
  const named = keys.slice(0, NAMED_MAX).join(', ');
  const found = recipientColumns(columns, mapping);
  const [unknown] = found.unknown;
  if (unknown !== undefined) {
    const column = mapping?.[unknown] ?? '';
    throw refuseMember(call, ['columns', unknown], 'datasetColumnUnknown', {
      ...{ id, column, columns: named },
    });
  }
  if (found.email < 0) throw refuse('datasetWithoutEmail', { columns: named });
  if (rows < 1 || rows > DATASET_RECIPIENTS_MAX) {
    throw refuse('datasetRowsOutside', { rows, limit: DATASET_RECIPIENTS_MAX });
  }
  return {
    params: { dataset_id: id, dataset_revision: revision, ...(mapping && { columns: mapping }) },
    trials: {
      recipients: [
        {
          email: 'name@pressroom.example',
          data: Object.fromEntries(found.variables.map(({ name }) => [name, 'value'])),
        },
      ],
      hasData: true,
      columns: named,
    },
  };
}
