import { createReadStream } from 'node:fs';
import { Refusal } from '../problems';

/** Files whose pages are read as they are. */
const READ = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/webp']);

/** Files that LibreOffice turns into pages. */
const OFFICE = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
]);

const PLAIN_TEXT = 'text/plain';

/** What people may send, in words. */
const ACCEPTED = 'PDF, JPEG, PNG, TIFF, WebP, text';
const ACCEPTED_OFFICE = 'DOCX, XLSX, PPTX, ODT';

/** Characters that no plain text holds: controls but tab, line ends, form feed and escape. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** Every media type that a document may have. */
export const DOCUMENT_MEDIA_TYPES = [...READ, ...OFFICE, PLAIN_TEXT];

/** Tells what a file is by its content, whatever its name says; refuses what cannot be read. */
export async function detectType(path: string, { office }: { office: boolean }): Promise<string> {
  const { fileTypeFromFile } = await import('file-type/node');
  const found = (await fileTypeFromFile(path))?.mime;
  // The mark of UTF-16 looks like the head of an MPEG frame.
  if ((found === undefined || found.startsWith('audio/')) && (await isText(path)))
    return PLAIN_TEXT;
  if (found === undefined) throw refuse('application/octet-stream', office);
  if (READ.has(found)) return found;
  if (!OFFICE.has(found)) throw refuse(found, office);
  if (office) return found;
  throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'officeUnavailable', { values: { type: found } });
}

function refuse(type: string, office: boolean): Refusal {
  const allowed = office ? `${ACCEPTED}, ${ACCEPTED_OFFICE}` : ACCEPTED;
  return new Refusal('UNSUPPORTED_MEDIA_TYPE', 'documentTypeUnsupported', {
    values: { type, allowed },
  });
}

/** Says whether a file holds text alone: UTF-8, Windows-1252, or UTF-16 with its mark. */
async function isText(path: string): Promise<boolean> {
  let decode: ((chunk: Buffer) => string) | undefined;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    decode ??= decoderFor(chunk);
    if (NOT_TEXT.test(decode(chunk))) return false;
  }
  return true;
}

function decoderFor(head: Buffer): (chunk: Buffer) => string {
  const mark = head.toString('hex', 0, 2);
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined;
  // Controls are single bytes in UTF-8 and Windows-1252 alike.
  if (encoding === undefined) return (chunk) => chunk.toString('latin1');
  const decoder = new TextDecoder(encoding);
  return (chunk) => decoder.decode(chunk, { stream: true });
}
