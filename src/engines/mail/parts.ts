import type { HeaderWriter } from './header-lines';
import type { MailAttachment } from './outgoing-mail';

/** Bytes per character above which text is hardly Latin, and base64 is shorter than quoted-printable. */
const LATIN_BYTES = 1.4;

/** Writes the parts of a mail that hold content, each with its own header. */
export interface PartWriters {
  textPart(type: string, text: string): string;
  /** The header of a file, and the file as it goes over the line. */
  filePart(file: MailAttachment): readonly [string, Buffer];
}

/** Makes the writers of parts. A file is encoded once, however many mails carry it. */
export async function createPartWriters(write: HeaderWriter): Promise<PartWriters> {
  const [qp, base64, { buildHeaderValue }] = await Promise.all([
    import('nodemailer/lib/qp'),
    import('nodemailer/lib/base64'),
    import('nodemailer/lib/mime-funcs'),
  ]);
  const files = new WeakMap<Buffer, Buffer>();
  const inBase64 = (content: Buffer | string) => base64.wrap(base64.encode(content));

  return {
    textPart(type, text) {
      const lines = text.replace(/\r\n|\r|\n/g, '\r\n');
      const isLatin = Buffer.byteLength(lines) <= lines.length * LATIN_BYTES;
      const encoding = isLatin ? 'quoted-printable' : 'base64';
      const content = isLatin ? qp.wrap(qp.encode(lines)) : inBase64(lines);
      return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
    },
    filePart({ content, contentType, filename }) {
      let encoded = files.get(content);
      if (!encoded) files.set(content, (encoded = Buffer.from(inBase64(content))));
      const head = write({
        'Content-Type': contentType,
        'Content-Transfer-Encoding': 'base64',
        'Content-Disposition': buildHeaderValue({ value: 'attachment', params: { filename } }),
      });
      return [`${head}\r\n`, encoded];
    },
  };
}
