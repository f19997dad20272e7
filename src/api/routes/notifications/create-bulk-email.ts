import { sendBulkEmailInput, sendBulkEmailJob } from '../../../contract/jobs/send-bulk-email';
import { defineEndpoint } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { checkContent } from '../../mail/check-content';
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
    'At most 10,000 recipients. An address that is listed twice, in whatever case, gets one mail; one on the suppression list gets none. Every mail can be unsubscribed from.',
  access: JOB_FAMILIES.notifications.makers,
  headers: idempotencyHeaders,
  body: { schema: sendBulkEmailInput, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['CONFLICT', 'NOT_FOUND'],
  handle: async (call) => {
    const { recipients: listed, dataset_id: dataset, ...rest } = call.body;
    if (dataset !== undefined) throw refuseMember(call, ['dataset_id'], 'datasetUnavailable');
    if (listed === undefined) throw refuseMember(call, ['recipients'], 'recipientsMissing');
    const recipients = readRecipients(call, listed);
    checkCallback(call, rest.callback_url);
    const personal = rest.data !== undefined || recipients.some(({ data }) => data !== undefined);
    const content = await checkContent(call, rest, { recipients, hasData: personal });
    const { priority } = content;
    return submitJob(call, {
      definition: sendBulkEmailJob,
      priority,
      params: { ...content, personal, recipients_count: recipients.length },
      inlineRows: JSON.stringify(recipients),
    });
  },
});
