import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import { createHeaderWriter } from './header-lines';
import { createPartWriters } from './parts';
import type { DkimKey, OutgoingMail } from './outgoing-mail';

/** A mail as SMTP carries it. */
export interface Message {
  envelope: { from: string; to: string; size: number };
  /** Opens the text of the mail; once for each try. */
  open(): Readable;
}

/** Header fields that a signature covers; RFC 8058 asks for both of those by which one unsubscribes. */
const SIGNED_FIELDS =
  'from:sender:reply-to:subject:date:message-id:to:cc:mime-version:content-type:content-transfer-encoding:list-unsubscribe:list-unsubscribe-post';

/** Puts mails into the form that SMTP carries. */
export type MessageBuilder = (mail: OutgoingMail) => Message;

/**
 * Makes a builder. A mail is written in one go: the library's streams for it cost several times the sending
 * itself. Header fields, encodings and signatures are the library's all the same.
 */
export async function createMessageBuilder(dkim?: DkimKey): Promise<MessageBuilder> {
  const write = await createHeaderWriter();
  const { textPart, filePart } = await createPartWriters(write);
  const signer =
    dkim &&
    new (await import('nodemailer/lib/dkim')).default({ ...dkim, headerFieldNames: SIGNED_FIELDS });
  // No encoded text has these two characters side by side, so that no content can end its part.
  const boundary = `=_${randomBytes(12).toString('hex')}`;

  function* contentOf({ text, html, attachments }: OutgoingMail): Generator<string | Buffer> {
    const texts = [
      textPart('text/plain', text),
      ...(html === undefined ? [] : [textPart('text/html', html)]),
    ];
    const body =
      texts.length === 1 ? texts : multipart('multipart/alternative', `${boundary}.1`, texts);
    if (attachments.length === 0) yield* body;
    else {
      const parts = [...body].join('');
      yield* multipart('multipart/mixed', boundary, [parts, ...attachments.map(filePart)]);
    }
  }

  return (mail) => {
    const head = write({
      From: mail.from,
      To: mail.to,
      'Reply-To': mail.replyTo,
      Subject: mail.subject,
      'Message-ID': mail.messageId,
      ...mail.headers,
      Date: new Date().toUTCString().replace('GMT', '+0000'),
      'MIME-Version': '1.0',
    });
    const chunks = joinTexts(head, contentOf(mail));
    return {
      envelope: {
        from: bareAddress(mail.from),
        to: mail.to,
        size: chunks.reduce((sum, { length }) => sum + length, 0),
      },
      open: () => (signer ? signer.sign(streamOf(chunks)) : streamOf(chunks)),
    };
  };
}

/** The address of a sender without its name, its domain in ASCII. */
function bareAddress(sender: string): string {
  const [local = '', domain = ''] = (/<([^<>]+)>$/.exec(sender)?.[1] ?? sender).split('@');
  return `${local}@${domainToASCII(domain)}`;
}

/** Writes parts as one; each of them begins with its own header. */
function* multipart(
  type: string,
  boundary: string,
  parts: readonly (string | readonly [string, Buffer])[],
): Generator<string | Buffer> {
  yield `Content-Type: ${type};\r\n boundary="${boundary}"\r\n\r\n`;
  for (const part of parts) {
    yield `--${boundary}\r\n`;
    if (typeof part === 'string') yield part;
    else yield* part;
    yield '\r\n';
  }
  yield `--${boundary}--\r\n`;
}

/** Joins what is text, since each chunk is a packet of its own; files stay as they are, shared by all mails. */
function joinTexts(head: string, chunks: Iterable<string | Buffer>): Buffer[] {
  const joined: Buffer[] = [];
  let text = head;
  for (const chunk of chunks) {
    if (typeof chunk === 'string') text += chunk;
    else {
      joined.push(Buffer.from(text), chunk);
      text = '';
    }
  }
  joined.push(Buffer.from(text));
  return joined.filter(({ length }) => length > 0);
}

/** A stream of chunks; unlike one from a generator it costs next to nothing. */
function streamOf(chunks: readonly Buffer[]): Readable {
  return new Readable({
    read() {
      for (const chunk of chunks) this.push(chunk);
      this.push(null);
    },
  });
}
