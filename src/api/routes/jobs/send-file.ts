import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { AppError } from '../../../contract/errors';
import type { MessageKey } from '../../../contract/messages';
import type { JobArtifact } from '../../../store/jobs/artifacts';
import type { Call, Reply } from '../../endpoint';
import { Refusal } from '../../problems';
import { readByteRange } from './byte-range';
import type { ByteRange } from './byte-range';

/** Whose file is sent, and how. */
export interface Sending {
  /** The job or document that the file belongs to. */
  id: string;
  /** What a caller is told where the store has lost it. */
  lost: MessageKey;
  /** Shown by browsers in place of being saved. */
  inline?: boolean;
}

/** Streams a file, whole or the part that the request asks for. */
export async function sendFile(call: Call, file: JobArtifact, sending: Sending): Promise<Reply> {
  const { req, res, log } = call;
  const etag = `"${file.sha256}"`;
  if (isKnown(req, etag)) {
    res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
    return { status: 304 };
  }
  const range = wantedRange(req, file, etag);
  // Opened before the first header is set: a file that cannot be read is answered as a problem.
  const stream = req.method === 'HEAD' ? undefined : await open(call, { file, range, sending });
  describe(call, { file, range, sending });
  if (!stream) {
    res.end();
    return 'sent';
  }
  try {
    await pipeline(stream, res);
  } catch (err) {
    // A caller who hangs up needs no answer; any other failure cuts the connection, so that the part sent
    // cannot be mistaken for the file.
    log.warn({ err, id: sending.id, file: file.name }, 'a download broke off');
    res.destroy();
  }
  return 'sent';
}

/** A file, the part of it that is sent, and how. */
interface Part {
  file: JobArtifact;
  range: ByteRange | undefined;
  sending: Sending;
}

function describe({ res }: Call, { file, range, sending }: Part): void {
  const length = range ? range.end - range.start + 1 : file.sizeBytes;
  res.status(range ? 206 : 200);
  if (sending.inline) res.set('Content-Disposition', 'inline');
  else res.attachment(file.name);
  // Not through Express, which would add a charset to JSON.
  res.setHeader('Content-Type', file.mediaType);
  res.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Content-Length': String(length),
    ETag: `"${file.sha256}"`,
    ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.sizeBytes}` }),
  });
}

async function open(
  { api, log }: Call,
  { file, range, sending: { id, lost } }: Part,
): Promise<Readable> {
  try {
    return await api.artifacts.open(file.storageKey, range);
  } catch (err) {
    if (!(err instanceof AppError) || err.code !== 'NOT_FOUND') throw err;
    log.error({ err, id, file: file.name }, 'the store has lost a file');
    throw new Refusal('NOT_FOUND', lost, { values: { id, name: file.name } });
  }
}

function isKnown(req: Request, etag: string): boolean {
  const known = req.get('if-none-match');
  if (known === undefined) return false;
  return known.split(',').some((entry) => {
    const tag = entry.trim().replace(/^W\//, '');
    return tag === '*' || tag === etag;
  });
}

/** The part to send; undefined means the whole file, also where `If-Range` names another version. */
function wantedRange(req: Request, file: JobArtifact, etag: string): ByteRange | undefined {
  if (req.method !== 'GET' || (req.get('if-range') ?? etag) !== etag) return undefined;
  const range = readByteRange(req.get('range'), file.sizeBytes);
  if (range === 'whole') return undefined;
  if (range !== 'outside') return range;
  throw new Refusal('RANGE_NOT_SATISFIABLE', 'rangeNotSatisfiable', {
    values: { size: file.sizeBytes, range: req.get('range') ?? '' },
    headers: { 'Content-Range': `bytes */${file.sizeBytes}` },
  });
}
