import type { Email } from 'postal-mime';

/** The mail that a report gives back, or its headers. */
const COPY = /^(?:message\/(?:rfc822|global)(?:-headers)?|text\/rfc822(?:-headers)?)$/i;

/** Gives the text of a mail, made from its HTML where it has no other. */
export function plainText(email: Email): string {
  return email.text ?? textOfHtml(email.html ?? '');
}

/** Gives a part's content as text. */
export function asText(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string'
    ? content
    : Buffer.from(content as Uint8Array).toString('utf8');
}

/** The Message-ID of the returned mail: within its copy, or behind the report's own headers. */
export function returnedId(email: Email, raw: Buffer): string | null {
  const copies = email.attachments.map(({ content }) => asText(content));
  const body = raw.toString('utf8').replace(/^[\s\S]*?\r?\n\r?\n/, '');
  for (const text of [...copies, plainText(email), body]) {
    const id = /^[ \t]*(?:original-)?message-id:\s*(<[^<>\s]+>)/im.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** The addresses of the To line of the returned mail. */
export function returnedRecipients(email: Email): string[] {
  const copies = email.attachments
    .filter(({ mimeType }) => COPY.test(mimeType))
    .map(({ content }) => asText(content));
  for (const text of [...copies, plainText(email)]) {
    const line = /^[ \t]*to:[ \t]*(.*(?:\n[ \t]+.*)*)/im.exec(text.replace(/\r\n?/g, '\n'))?.[1];
    if (line === undefined) continue;
    const found = line.match(/[^\s<>()[\]:;,"']+@[a-z0-9.-]*[a-z0-9]/gi);
    return [...new Set((found ?? []).map((address) => address.toLowerCase()))];
  }
  return [];
}

function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
