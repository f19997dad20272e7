import { Readable } from 'node:stream';
import type MimeNode from 'nodemailer/lib/mime-node' with { 'resolution-mode': 'import' };
import type { DkimKey, MailAttachment, OutgoingMail } from './outgoing-mail';

/** A mail as SMTP carries it. */
export interface Message {
  envelope: { from: string; to: string[]; size: number };
  /** Opens the text of the mail; once for each try. */
  open(): Readable;
}

/** Puts mails into the form that SMTP carries. */
export type MessageBuilder = (mail: OutgoingMail) => Message;

/** A part of a mail, with the parts that it consists of or its content as it goes over the line. */
interface Part {
  type: string;
  encoding?: 'quoted-printable' | 'base64';
  filename?: string;
  content: Part[] | string | Buffer;
}

const LINE_END = '\r\n';

/** Bytes per character above which text is hardly Latin, and base64 is shorter than quoted-printable. */
const LATIN_BYTES = 1.4;

/**
 * Makes a builder. Headers are the library's; contents are encoded here in one go, since the library's
 * streams cost several times the sending itself. A file is encoded once, however many mails carry it.
 */
export async function createMessageBuilder(dkim?: DkimKey): Promise<MessageBuilder> {
  const [{ default: Node }, qp, base64] = await Promise.all([
    import('nodemailer/lib/mime-node'),
    import('nodemailer/lib/qp'),
    import('nodemailer/lib/base64'),
  ]);
  const files = new WeakMap<Buffer, Buffer>();
  const signer = dkim && new (await import('nodemailer/lib/dkim')).default(dkim);

  const inBase64 = (content: Buffer | string) => base64.wrap(base64.encode(content));
  function textPart(type: string, text: string): Part {
    const lines = text.replace(/\r\n|\r|\n/g, LINE_END);
    const isLatin = Buffer.byteLength(lines) <= lines.length * LATIN_BYTES;
    return {
      type: `${type}; charset=utf-8`,
      encoding: isLatin ? 'quoted-printable' : 'base64',
      content: isLatin ? qp.wrap(qp.encode(lines)) : inBase64(lines),
    };
  }
  function filePart({ content, contentType, filename }: MailAttachment): Part {
    let encoded = files.get(content);
    if (!encoded) files.set(content, (encoded = Buffer.from(inBase64(content))));
    return { type: contentType, encoding: 'base64', filename, content: encoded };
  }
  function structure({ text, html, attachments }: OutgoingMail): Part {
    const plain = textPart('text/plain', text);
    const body =
      html === undefined
        ? plain
        : { type: 'multipart/alternative', content: [plain, textPart('text/html', html)] };
    if (attachments.length === 0) return body;
    return { type: 'multipart/mixed', content: [body, ...attachments.map(filePart)] };
  }

  return (mail) => {
    const whole = structure(mail);
    const root = new Node(whole.type);
    root.setHeader({
      From: mail.from,
      To: mail.to,
      ...(mail.replyTo !== undefined && { 'Reply-To': mail.replyTo }),
      Subject: mail.subject,
      'Message-ID': mail.messageId,
      ...mail.headers,
    });
    const chunks = joinTexts(chunksOf(root, whole));
    const { from, to } = root.getEnvelope();
    return {
      envelope: {
        from: String(from),
        to: to.map(String),
        size: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
      },
      open: () => (signer ? signer.sign(streamOf(chunks)) : streamOf(chunks)),
    };
  };
}

/** Writes a part and all within it. */
function* chunksOf(node: MimeNode, { encoding, content }: Part): Generator<string | Buffer> {
  if (encoding) node.setHeader('Content-Transfer-Encoding', encoding);
  yield node.buildHeaders() + LINE_END + LINE_END;
  if (!Array.isArray(content)) {
    yield content;
    return;
  }
  const boundary = `${LINE_END}--${String(node.boundary)}`;
  for (const part of content) {
    yield boundary + LINE_END;
    const { type, filename } = part;
    yield* chunksOf(node.createChild(type, filename === undefined ? {} : { filename }), part);
  }
  yield `${boundary}--${LINE_END}`;
}

/** Joins what is text, since each chunk is a packet of its own; files stay as they are, shared by all mails. */
function joinTexts(chunks: Iterable<string | Buffer>): Buffer[] {
  const joined: Buffer[] = [];
  let text = '';
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
