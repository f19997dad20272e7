import type { MailContent } from '../../../contract/jobs/mail-content';
import type { RecipientInput } from '../../../contract/jobs/send-bulk-email';
import { sendBulkEmailInput, sendBulkEmailJob } from '../../../contract/jobs/send-bulk-email';
import type { Account } from '../../auth/account';
import { defineEndpoint } from '../../endpoint';
import type { Call } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { checkContent } from '../../mail/check-content';
import { readDatasetRecipients } from '../../mail/dataset-recipients';
import { refuseMember } from '../../mail/mail-issues';
import { readRecipients } from '../../mail/read-addresses';
import { checkCallback } from '../../callbacks/check-callback';

const BODY_MAX = 8_388_608;

/** Posts a mail to many recipients. */
export const createBulkEmail = defineEndpoint({
  id: 'createBulkEmail',
  method: 'post',
  path: '/notifications/bulk',
  tag: 'notifications',
  summary: 'Post a mail to many recipients, each getting a message of its own',
  description:
    'At most 10,000 recipients in a list, or 1,000,000 as the rows of a dataset with a column `email`, or those that `columns` names, whose other columns are the values of the variables. An address that is listed twice, in whatever case, gets one mail; one on the suppression list gets none. Every mail can be unsubscribed from.',
  access: JOB_FAMILIES.notifications.makers,
  headers: idempotencyHeaders,
  body: { schema: sendBulkEmailInput, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['CONFLICT', 'NOT_FOUND'],
  handle: async (call) => {
    const { recipients: listed, dataset_id: dataset, columns, ...rest } = call.body;
    checkCallback(call, rest.callback_url);
    if (dataset === undefined) {
      if (columns) throw refuseMember(call, ['columns'], 'columnsWithoutDataset');
      return mailToList(call, listed, rest);
    }
    if (listed !== undefined) throw refuseMember(call, ['dataset_id'], 'recipientsTwice');
    const { params, trials } = await readDatasetRecipients(call, dataset, columns);
    const content = await checkContent(call, rest, trials);
    return submitJob(call, {
      definition: sendBulkEmailJob,
      priority: content.priority,
      params: { ...content, ...params, personal: true },
    });
  },
});

async function mailToList(
  call: Call<unknown, unknown, unknown, Account>,
  listed: RecipientInput[] | undefined,
  rest: MailContent,
) {
  if (listed === undefined) throw refuseMember(call, ['recipients'], 'recipientsMissing');
  const recipients = readRecipients(call, listed);
  const personal = rest.data !== undefined || recipients.some(({ data }) => data !== undefined);
  const content = await checkContent(call, rest, { recipients, hasData: personal });
  return submitJob(call, {
    definition: sendBulkEmailJob,
    priority: content.priority,
    params: { ...content, personal, recipients_count: recipients.length },
    inlineRows: JSON.stringify(recipients),
  });
}
