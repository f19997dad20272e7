import { API_BASE } from '../../contract/names';
import type { MailContent } from '../../contract/jobs/mail-content';
import type { OutgoingMail } from '../../engines/mail';
import { readMailSource, valuesFor } from '../../mail/mail-source';
import { createMailRenderer } from '../../mail/render-mail';
import { signUnsubscription } from '../../mail/unsubscribe-token';
import type { JobRow } from '../../store/jobs/rows';
import type { RecipientRow } from '../../store/mail/rows';
import type { ActivityDeps } from '../deps';
import { loadAttachments } from './load-attachments';
import type { MailDeps } from './mail-deps';

/** Makes the mail for one recipient after another. */
export type MailComposer = (
  recipient: Pick<RecipientRow, 'position' | 'email' | 'data'>,
) => OutgoingMail;

/** Reads what all mails of a job share: texts, files and sender. Bulk mails can be unsubscribed from. */
export async function createMailComposer(
  deps: Pick<ActivityDeps, 'pool' | 'artifacts' | 'mail'>,
  job: JobRow,
  options: { bulk: boolean },
): Promise<MailComposer> {
  const params = job.params as MailContent;
  const attachments = await loadAttachments(deps, params.attachments ?? []);
  const hasData = options.bulk ? job.params['personal'] === true : params.data !== undefined;
  const source = await readMailSource(deps.mail.templates, params, { hasData });
  const render = await createMailRenderer(source);
  const sender = /[^\s<>@]+@([^\s<>@]+)>?$/.exec(deps.mail.from)?.[1] ?? 'localhost';
  return (recipient) => {
    const link = options.bulk ? unsubscribeLink(deps.mail, job.jobId, recipient.email) : undefined;
    const values = valuesFor(recipient.email, params.data, recipient.data);
    return {
      ...render(link === undefined ? values : { unsubscribe_url: link, ...values }),
      from: deps.mail.from,
      to: recipient.email,
      ...(params.reply_to !== undefined && { replyTo: params.reply_to }),
      ...(link !== undefined && { headers: unsubscribeHeaders(link) }),
      messageId: `<${job.jobId}.${recipient.position}@${sender}>`,
      attachments,
    };
  };
}

/** The headers by which a mail program offers to unsubscribe with one click (RFC 8058). */
function unsubscribeHeaders(link: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    Precedence: 'bulk',
  };
}

function unsubscribeLink(mail: MailDeps, jobId: string, email: string): string {
  const expiresAt = Date.now() + mail.linkLifetimeMs;
  const token = signUnsubscription(mail.linkSecret, { email, jobId, expiresAt });
  return `${mail.publicUrl}${API_BASE}/notifications/unsubscribe/${token}`;
}
