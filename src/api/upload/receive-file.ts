import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import { say } from '../../contract/say';
import type { Call } from '../endpoint';
import { InvalidRequest, Refusal } from '../problems';

/** The most characters of a file's name that are kept. */
const NAME_MAX = 255;

/** A file that came with a request, on disk. */
export interface ReceivedFile {
  path: string;
  /** As the client calls it, without folders. */
  fileName: string;
  sizeBytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** The other parts of the body, by name; of several with one name the last. */
  fields: Record<string, string>;
}

/** What is taken of a multipart body. */
export interface UploadLimits {
  /** Name of the part that holds the file; parts of other names are passed over. */
  field: string;
  maxBytes: number;
  /** Where the file goes; made where it does not exist. */
  folder: string;
}

/**
 * Streams the file of a multipart/form-data request to disk, runs `use` on it and removes it again, whatever
 * happened. Refuses what is too large as soon as it is.
 */
export async function withReceivedFile<T>(
  call: Pick<Call, 'req' | 'language'>,
  limits: UploadLimits,
  use: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  if (!call.req.is('multipart/form-data')) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'multipartExpected');
  }
  await mkdir(limits.folder, { recursive: true });
  const path = join(limits.folder, randomUUID());
  try {
    const received = await receive(call.req, limits, path);
    if (received) return await use(received);
    const loc = ['body', limits.field];
    throw new InvalidRequest([{ loc, msg: say(call.language, 'memberMissing'), type: 'missing' }]);
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(
  req: Request,
  limits: UploadLimits,
  path: string,
): Promise<ReceivedFile | undefined> {
  const parser = openParser(req, limits);
  let written: Promise<Omit<ReceivedFile, 'fields'>> | undefined;
  const fields: Record<string, string> = {};
  parser.on('field', (name: string, value: string) => {
    fields[name] = value;
  });
  parser.on('file', (field: string, stream: Readable, fileName: string) => {
    if (field !== limits.field || written) {
      stream.resume();
      return;
    }
    written = write(stream, path, { name: fileName, limits });
    // The pipeline reports it; this one only is not to end the process before.
    written.catch((error: unknown) => parser.destroy(error as Error));
  });
  try {
    await pipeline(req, parser);
  } catch (error) {
    await written?.catch(() => undefined);
    throw error instanceof Refusal ? error : malformed(error);
  }
  return written && { ...(await written), fields };
}

function openParser(req: Request, { maxBytes }: UploadLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...req.headers, 'content-type': req.headers['content-type'] ?? '' },
      // One byte more than allowed tells a file of exactly that size from a larger one.
      limits: { fileSize: maxBytes + 1, files: 8, fields: 100, fieldSize: 65_536, parts: 120 },
    });
  } catch (error) {
    throw malformed(error);
  }
}

async function write(
  stream: Readable,
  path: string,
  { name, limits }: { name: string; limits: UploadLimits },
): Promise<Omit<ReceivedFile, 'fields'>> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        sizeBytes += chunk.length;
        if (sizeBytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  );
  return { path, fileName: plainName(name), sizeBytes, sha256: hash.digest('hex') };
}

function plainName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .slice(0, NAME_MAX);
  return plain === '' ? 'file' : plain;
}

function tooLarge(limit: number): Refusal {
  return new Refusal('PAYLOAD_TOO_LARGE', 'bodyTooLarge', { values: { limit } });
}

function malformed(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  // The disk failed, not the client.
  if (/^(ENOSPC|EACCES|EROFS|EIO|EMFILE|ENOENT)$/.test(code)) return error;
  return new Refusal('BAD_REQUEST', 'multipartMalformed');
}
