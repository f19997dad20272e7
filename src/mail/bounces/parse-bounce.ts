import type { Email } from 'postal-mime';
import { bounceOf, distinct } from './bounce';
import type { Bounce } from './bounce';
import { readDeliveryStatus } from './delivery-status';
import { readReportText, wordsAbout } from './report-text';

/** A report, read: what it says of the recipients, and which mail it is about. */
export interface BounceReport {
  recipients: Bounce[];
  /** The Message-ID of the mail that came back, where the report has it. */
  originalMessageId: string | null;
}

/** Reads a mail as a bounce report: by RFC 3464 where it is one, else in the words of common servers. */
export async function parseBounce(raw: Buffer): Promise<BounceReport> {
  const { default: PostalMime } = await import('postal-mime');
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  return {
    recipients: distinct(recipientsOf(email, raw)),
    originalMessageId: originalId(email, raw),
  };
}

function recipientsOf(email: Email, raw: Buffer): Bounce[] {
  const statuses = email.attachments.filter(({ mimeType }) =>
    /^message\/(global-)?delivery-status$/i.test(mimeType),
  );
  const text = email.text ?? textOfHtml(email.html ?? '');
  if (statuses.length > 0) {
    const read = statuses.map(({ content }) => readDeliveryStatus(asText(content)));
    return read.flat().map((bounce) => withWords(bounce, text));
  }
  // Some gateways keep the fields of a report and lose its structure.
  if (/^final-recipient:/im.test(text)) return readDeliveryStatus(text);
  const failed = email.headers.filter(({ key }) => key === 'x-failed-recipients');
  if (failed.length > 0) {
    const kind = /delayed|not yet been delivered/i.test(`${email.subject ?? ''}\n${text}`)
      ? 'temporary'
      : 'permanent';
    return failed
      .flatMap(({ value }) => value.split(','))
      .map((address) => address.trim())
      .filter((address) => address.includes('@'))
      .map((address) => bounceOf(address, wordsAbout(text, address), kind));
  }
  const words = text.trim() === '' ? raw.toString('utf8') : text;
  return readReportText(words, email.subject ?? '');
}

/** A status without a diagnostic is told in the report's own words. */
function withWords(bounce: Bounce, text: string): Bounce {
  if (bounce.diagnostic !== '') return bounce;
  const { diagnostic } = bounceOf(bounce.email, wordsAbout(text, bounce.email));
  return { ...bounce, diagnostic };
}

/** The Message-ID of the returned mail: within its copy, or behind the report's own headers. */
function originalId(email: Email, raw: Buffer): string | null {
  const copies = email.attachments.map(({ content }) => asText(content));
  const body = raw.toString('utf8').replace(/^[\s\S]*?\r?\n\r?\n/, '');
  for (const text of [...copies, body]) {
    const id = /^message-id:\s*(<[^<>\s]+>)/im.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}

function asText(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string'
    ? content
    : Buffer.from(content as Uint8Array).toString('utf8');
}
