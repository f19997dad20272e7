import { activityInfo } from '@temporalio/activity';
import { AppError } from '../../contract/errors';
import type { SendEmailInput, SendEmailResult } from '../../contract/jobs/send-email';
import { completeJob } from '../../store/jobs/complete-job';
import type { SendOutcome } from '../../engines/mail';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { insertRecipients } from '../../store/mail/insert-recipients';
import { findRecipient } from '../../store/mail/list-recipients';
import { recordOutcomes } from '../../store/mail/record-outcomes';
import type { RecipientRow } from '../../store/mail/rows';
import { findSuppression } from '../../store/mail/suppressions';
import type { ActivityDeps } from '../deps';
import { beginAttempt, superseded } from '../jobs/begin-attempt';
import { AttemptMonitor } from '../support/attempt-monitor';
import { withFailures } from '../support/failures';
import { handedBack } from '../support/handed-back';
import { createMailComposer } from './compose-mail';
import { recipientOutcome, suppressedOutcome } from './recipient-outcome';

/** What a workflow asks of the mail activity. */
export interface SendEmailRequest {
  jobId: string;
  attemptsUsed: number;
  retryInitialIntervalMs: number;
}

/**
 * Makes the activity that carries one mail from its start to its completed row. A mail whose acceptance is
 * in the ledger is not sent again, whatever happened to the attempt that sent it.
 */
export function createSendEmail(deps: ActivityDeps) {
  return function sendEmail(request: SendEmailRequest): Promise<SendEmailResult> {
    return withFailures(async () => {
      const attempt = request.attemptsUsed + activityInfo().attempt;
      const beginning = await beginAttempt(deps.pool, request.jobId, attempt);
      if ('result' in beginning) return beginning.result as SendEmailResult;
      const { job } = beginning;
      const monitor = new AttemptMonitor(deps, job);
      try {
        const subject = await settleRecipient(deps, job, request, monitor.signal);
        return await complete(deps, job, subject);
      } catch (error) {
        throw handedBack(attempt) ?? error;
      } finally {
        await monitor.stop();
      }
    });
  };
}

/** Sends the mail unless that has been settled; gives its subject. */
async function settleRecipient(
  deps: ActivityDeps,
  job: StartedJob,
  request: SendEmailRequest,
  signal: AbortSignal,
): Promise<string> {
  const recipient = await enterRecipient(deps, job);
  const compose = await createMailComposer(deps, job, { bulk: false });
  const mail = compose(recipient);
  if (recipient.status !== 'queued' && recipient.status !== 'deferred') return mail.subject;
  const suppressed = await findSuppression(deps.pool, recipient.email.toLowerCase());
  if (suppressed) {
    await recordOutcomes(deps.pool, job.jobId, [suppressedOutcome({ ...recipient, suppressed })]);
    return mail.subject;
  }
  signal.throwIfAborted();
  const judge = (outcome: SendOutcome) =>
    recipientOutcome(recipient, mail.messageId, outcome, request.retryInitialIntervalMs);
  const outcome = await deps.mail.mailer.send(mail, {
    signal,
    settle: async (tried) => {
      const known = judge(tried);
      if (known) await recordOutcomes(deps.pool, job.jobId, [known]);
    },
  });
  if (outcome.kind === 'accepted') return mail.subject;
  throw new AppError(
    judge(outcome)?.status === 'failed' ? 'MAIL_REFUSED' : 'UPSTREAM_UNAVAILABLE',
    `The mail to ${recipient.email} was not taken: ${outcome.answer}`,
  );
}

async function enterRecipient(deps: ActivityDeps, job: StartedJob): Promise<RecipientRow> {
  const { to: email } = job.params as SendEmailInput;
  const row = { position: 0, email, key: email.toLowerCase(), data: null };
  await insertRecipients(deps.pool, job.jobId, [row]);
  const recipient = await findRecipient(deps.pool, job.jobId);
  if (!recipient)
    throw new AppError('INTERNAL', `The ledger has no recipient of job ${job.jobId}.`);
  return recipient;
}

async function complete(
  deps: ActivityDeps,
  job: StartedJob,
  subject: string,
): Promise<SendEmailResult> {
  const recipient = await findRecipient(deps.pool, job.jobId);
  if (recipient?.status === 'failed') {
    throw new AppError('MAIL_REFUSED', `The mail was not taken: ${recipient.lastAnswer ?? ''}`);
  }
  const result: SendEmailResult = {
    email: (job.params as SendEmailInput).to,
    subject,
    sent_at: recipient?.sentAt?.toISOString() ?? null,
    task_id: job.jobId,
    status: recipient?.status === 'suppressed' ? 'suppressed' : 'success',
    queue: job.queue,
    message_id: recipient?.messageId ?? '',
    provider: recipient?.provider ?? null,
  };
  const owned = await completeJob(deps.pool, { ...job, result, artifacts: [] });
  if (!owned) throw superseded(job.jobId);
  return result;
}
