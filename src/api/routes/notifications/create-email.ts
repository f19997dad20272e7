import { sendEmailInput, sendEmailJob } from '../../../contract/jobs/send-email';
import { defineEndpoint } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { checkContent } from '../../mail/check-content';
import { readMember } from '../../mail/read-addresses';
import { checkCallback } from '../../callbacks/check-callback';

const BODY_MAX = 2_097_152;

/** Posts a mail to one recipient. */
export const createEmail = defineEndpoint({
  id: 'createEmail',
  method: 'post',
  path: '/notifications/email',
  tag: 'notifications',
  summary: 'Post a mail to one recipient',
  description:
    'Give `content`, `html` or both with a `subject`, or a `template` with its `data`. Where `data` is given, `{{name}}` stands for a value in subject and content too.',
  access: JOB_FAMILIES.notifications.makers,
  headers: idempotencyHeaders,
  body: { schema: sendEmailInput, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['CONFLICT', 'NOT_FOUND'],
  handle: async (call) => {
    const to = readMember(call, ['to'], call.body.to);
    checkCallback(call, call.body.callback_url);
    const hasData = call.body.data !== undefined;
    const recipients = [{ email: to }];
    const content = await checkContent(call, call.body, { recipients, hasData });
    const { priority } = content;
    return submitJob(call, { definition: sendEmailJob, priority, params: { ...content, to } });
  },
});
