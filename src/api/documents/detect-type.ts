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
const ACCEPTED = 'PDF, JPEG, PNG, TIFF, WebP, text (UTF-8)';
const ACCEPTED_OFFICE = 'DOCX, XLSX, PPTX, ODT';

/** Characters that no plain text holds: controls but tab, line ends, form feed and escape. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** What a decoder says of bytes that are no UTF-8. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Every media type that a document may have. */
export const DOCUMENT_MEDIA_TYPES = [...READ, ...OFFICE, PLAIN_TEXT];

/** Tells what a file is by its content, whatever its name says; refuses what cannot be read. */
export async function detectType(path: string, { office }: { office: boolean }): Promise<string> {
  const { fileTypeFromFile } = await import('file-type/node');
  const found = (await fileTypeFromFile(path))?.mime;
  if (found === undefined) {
    if (await isText(path)) return PLAIN_TEXT;
    throw refuse('application/octet-stream', office);
  }
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

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (NOT_TEXT.test(decoder.decode(chunk, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === NOT_UTF8) return false;
    throw error;
  }
}
