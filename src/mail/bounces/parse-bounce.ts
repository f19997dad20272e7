import type { Email } from 'postal-mime';
import { bounceOf, distinct, tidy } from './bounce';
import type { Bounce } from './bounce';
import { readDeliveryStatus } from './delivery-status';
import { readComplaints } from './feedback-report';
import { ownLines, wordsAbout } from './own-words';
import { isCertain, kindAt } from './report-signs';
import type { ReportText } from './report-signs';
import { readReportText } from './report-text';
import { asText, plainText, returnedId, returnedRecipients } from './report-parts';

/** A report, read: what it says of the recipients, and which mail it is about. */
export interface BounceReport {
  recipients: Bounce[];
  /** Who has complained of a mail (RFC 5965); nothing has bounced then. */
  complaints: string[];
  /** The Message-ID of the mail that came back, where the report has it. */
  originalMessageId: string | null;
}

/** Bytes that are read of a report: what it says comes before the mail that it gives back, which may be long. */
export const REPORT_BYTES_MAX = 524_288;

const LINES_MAX = 10_000;

/** Reports that were wrapped into further mails are read down to this depth. */
const DEPTH_MAX = 2;

/** Reads a mail as a bounce report: by RFC 3464 where it is one, else in the words of common servers. */
export async function parseBounce(raw: Buffer): Promise<BounceReport> {
  return parseAt(beginning(withLineFeeds(raw)), DEPTH_MAX);
}

async function parseAt(raw: Buffer, depth: number): Promise<BounceReport> {
  const { default: PostalMime } = await import('postal-mime');
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const complaints = readComplaints(email, raw);
  const recipients = complaints === undefined ? distinct(recipientsOf(email, raw)) : [];
  if (complaints === undefined && recipients.length === 0 && depth > 0) {
    const inner = await parseWrapped(email, depth - 1);
    if (inner) return inner;
  }
  return { recipients, complaints: complaints ?? [], originalMessageId: returnedId(email, raw) };
}

/** Reads a report that came as the attachment of another mail. */
async function parseWrapped(email: Email, depth: number): Promise<BounceReport | undefined> {
  for (const { mimeType, content } of email.attachments) {
    if (!/^message\/(?:rfc822|global)$/i.test(mimeType)) continue;
    const text = asText(content);
    if (!/^content-type:\s*multipart\/report/im.test(text.split(/\r?\n\r?\n/, 1)[0] ?? ''))
      continue;
    const inner = await parseAt(Buffer.from(text), depth);
    if (inner.recipients.length + inner.complaints.length > 0) return inner;
  }
  return undefined;
}

function recipientsOf(email: Email, raw: Buffer): Bounce[] {
  const text = plainText(email);
  const report = reportText(email, text.trim() === '' ? raw.toString('utf8') : text);
  const fields = statusTexts(email, text, raw);
  const statuses = fields.map(readDeliveryStatus);
  const read = statuses.flatMap(({ bounces }) => bounces);
  if (statuses.some(({ names }) => names)) {
    const lines = ownLines(text);
    return distinct(read).map((bounce) => withWords(bounce, lines));
  }
  const failed = failedHeader(email, report);
  if (failed.length > 0) return failed;
  const told = readReportText(report);
  if (told.length > 0) return told;
  return fields.length > 0 || isCertain(report) ? fromCopy(email, report) : [];
}

/** The bodies of delivery statuses; some gateways keep the fields of one and lose its structure. */
function statusTexts(email: Email, text: string, raw: Buffer): string[] {
  const parts = email.attachments.filter(({ mimeType }) =>
    /^message\/x?-?(?:global-)?delivery-status$/i.test(mimeType),
  );
  if (parts.length > 0) return parts.map(({ content }) => asText(content));
  const others = email.attachments.map(({ content }) => asText(content));
  const texts = [text, ...others.filter((other) => /^reporting-mta:/im.test(other))];
  const found = texts.filter((other) => /^final-recipient:/im.test(other));
  if (found.length > 0) return found;
  return /^final-recipient:[\s\S]*^action:|^action:[\s\S]*^final-recipient:/im.test(
    raw.toString('latin1'),
  )
    ? [raw.toString('utf8')]
    : [];
}

/** Exim and Gmail name the lost addresses in a header. */
function failedHeader(email: Email, { text, subject }: ReportText): Bounce[] {
  const lines = ownLines(`${subject}\n${text}`);
  return email.headers
    .filter(({ key }) => key === 'x-failed-recipients')
    .flatMap(({ value }) => value.split(','))
    .map((address) => address.trim())
    .filter((address) => address.includes('@'))
    .map((address) => bounceOf(address, wordsAbout(lines, address), kindAt(lines, lines.length)));
}

/** Whom the returned mail was sent to, where a report says nothing else and it was one. */
function fromCopy(email: Email, { text }: ReportText): Bounce[] {
  const recipients = returnedRecipients(email);
  const lines = ownLines(text);
  return recipients.length === 1
    ? recipients.map((address) => bounceOf(address, lines.slice(0, 20).join(' ')))
    : [];
}

/** A status without a diagnostic is told in the report's own words. */
function withWords(bounce: Bounce, lines: readonly string[]): Bounce {
  if (bounce.diagnostic !== '') return bounce;
  return { ...bounce, diagnostic: tidy(wordsAbout(lines, bounce.email)) };
}

function reportText(email: Email, text: string): ReportText {
  return {
    text,
    subject: email.subject ?? '',
    from: `${email.from?.name ?? ''} ${email.from?.address ?? ''}`.trim(),
    to: (email.to ?? []).flatMap(({ address }) => (address === undefined ? [] : [address])),
  };
}

/** Mails of old Macintosh programs end their lines with a carriage return alone. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

function beginning(raw: Buffer): Buffer {
  let end = -1;
  for (let line = 0; line < LINES_MAX; line += 1) {
    end = raw.indexOf(0x0a, end + 1);
    if (end < 0 || end >= REPORT_BYTES_MAX) return raw.subarray(0, REPORT_BYTES_MAX);
  }
  return raw.subarray(0, end);
}
