import type { Email } from 'postal-mime';
import { asText, returnedRecipients } from './report-parts';

/** Kinds of feedback by which a reader says that the mail was not wanted. */
const COMPLAINT = /^(?:abuse|fraud|opt-out|opt-out-list|complaint|other)\b/i;

/**
 * Reads who has complained of a mail (RFC 5965): the original recipients, else whom the returned mail was for.
 * Undefined says that the mail is no such report.
 */
export function readComplaints(email: Email, raw: Buffer): string[] | undefined {
  const part = email.attachments.find(({ mimeType }) =>
    /^message\/feedback-report$/i.test(mimeType),
  );
  const text = part ? asText(part.content) : (feedbackOf(raw) ?? feedbackOfHotmail(email));
  if (text === undefined) return undefined;
  const type = /^feedback-type:\s*(\S+)/im.exec(text)?.[1] ?? '';
  if (!COMPLAINT.test(type)) return [];
  const named = [...text.matchAll(/^original-rcpt-to:\s*(?:rfc822;\s*)?<?([^\s<>]+@[^\s<>]+)/gim)];
  const addresses = named.flatMap(([, address]) => address ?? []);
  return addresses.length > 0 ? [...new Set(addresses)] : returnedRecipients(email);
}

/** A feedback report whose structure was lost on its way. */
function feedbackOf(raw: Buffer): string | undefined {
  const text = raw.toString('latin1');
  return /^content-type:\s*multipart\/report;[^\n]*\s*report-type="?feedback-report/im.test(text)
    ? text
    : undefined;
}

/** Hotmail sends back the mail alone, with whom it was for in a header of its own. */
function feedbackOfHotmail({ subject = '', attachments }: Email): string | undefined {
  if (!/^\s*complaint about message/i.test(subject)) return undefined;
  const copies = attachments.map(({ content }) => asText(content)).join('\n');
  const recipient = /^x-hmxmroriginalrecipient:\s*(\S+)/im.exec(copies)?.[1];
  const named = recipient === undefined ? '' : `\nOriginal-Rcpt-To: ${recipient}`;
  return `Feedback-Type: abuse${named}`;
}
