import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors';
import type { MailContent, TemplateData } from '../../contract/jobs/mail-content';
import { say, translate } from '../../contract/say';
import { readMailSource, valuesFor } from '../../mail/mail-source';
import { createMailRenderer } from '../../mail/render-mail';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import { InvalidRequest } from '../problems';
import { checkAttachments } from './check-attachments';
import { refuseMember } from './mail-issues';
import { readMember } from './read-addresses';

/** A mail may be asked for so long ahead. */
const SEND_AT_MAX_MS = 366 * 86_400_000;

/** Recipients whose mails are tried out between two pauses for other requests. */
const SLICE = 100;

type MailCall = Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account' | 'language'>;

/** A recipient as the check tries the texts with it. */
interface Trial {
  email: string;
  data?: TemplateData | undefined;
}

/** What the texts of a mail are tried with. */
export interface MailTrials {
  recipients: readonly Trial[];
  hasData: boolean;
  /** The columns of the dataset that the recipients stand for, where they come from one. */
  columns?: string;
}

/**
 * Checks everything about a mail that its schema cannot: that there is something to send, that every
 * recipient's variables have values, that its files exist. Gives the content with its addresses normalised.
 */
export async function checkContent<Content extends MailContent>(
  call: MailCall,
  content: Content,
  trials: MailTrials,
): Promise<Content> {
  requireTexts(call, content);
  const sendAt =
    content.send_at === undefined ? undefined : Date.parse(content.send_at) - Date.now();
  if (sendAt !== undefined && (sendAt < 0 || sendAt > SEND_AT_MAX_MS)) {
    throw refuseMember(call, ['send_at'], 'sendAtOutside');
  }
  await tryTexts(call, content, trials);
  const { attachments, reply_to: replyTo } = content;
  return {
    ...content,
    ...(attachments && { attachments: await checkAttachments(call, attachments) }),
    ...(replyTo !== undefined && { reply_to: readMember(call, ['reply_to'], replyTo) }),
  };
}

function requireTexts(call: MailCall, { subject, content, html, template }: MailContent): void {
  if (template !== undefined) {
    if (content === undefined && html === undefined) return;
    throw refuseMember(call, ['template'], 'mailContentTwice');
  }
  if (content === undefined && html === undefined) {
    throw refuseMember(call, ['content'], 'mailContentMissing');
  }
  if (subject === undefined) throw refuseMember(call, ['subject'], 'memberMissing');
}

/** Renders every mail once, so that nothing is sent where one of them cannot be. */
async function tryTexts(
  call: MailCall,
  content: MailContent,
  { recipients, hasData, columns }: MailTrials,
): Promise<void> {
  const part = content.template === undefined ? 'content' : 'template';
  const refuse = (path: (string | number)[]) => (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error;
    const reason = translate(error.publicMessage, call.language);
    const isData = columns !== undefined && path[0] === 'dataset_id';
    const msg = isData ? say(call.language, 'datasetColumnNeeded', { reason, columns }) : reason;
    throw new InvalidRequest([{ loc: ['body', ...path], msg, type: 'value_error' }]);
  };
  const source = await readMailSource(call.api.mail.templates, content, { hasData }).catch(
    refuse([part]),
  );
  // What a dataset's rows hold is not known yet; a list of recipients is tried as it is.
  const options = { everyBranch: columns !== undefined };
  const render = await createMailRenderer(source, options).catch(refuse([part]));
  if (!source.variables) return;
  const links = { unsubscribe_url: 'https://pressroom.example/' };
  for (const [index, { email, data }] of recipients.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    try {
      render({ ...links, ...valuesFor(email, content.data, data) });
    } catch (error) {
      const own = columns === undefined ? ['recipients', index, 'data'] : ['dataset_id'];
      refuse(data === undefined ? ['data'] : own)(error);
    }
  }
}
