import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import type { JobArtifact } from '../../../store/jobs/artifacts';
import type { Call, Reply } from '../../endpoint';
import { Refusal } from '../../problems';
import { readByteRange } from './byte-range';
import type { ByteRange } from './byte-range';

/** Streams a file of a job, whole or the part that the request asks for. */
export async function sendFile(
  { api, req, res, log }: Pick<Call, 'api' | 'req' | 'res' | 'log'>,
  file: JobArtifact,
): Promise<Reply> {
  const etag = `"${file.sha256}"`;
  res.attachment(file.name);
  res.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Content-Type': file.mediaType,
    ETag: etag,
  });
  if (isKnown(req, etag)) return { status: 304 };
  const range = wantedRange(req, file, etag);
  const length = range ? range.end - range.start + 1 : file.sizeBytes;
  res.status(range ? 206 : 200).set('Content-Length', String(length));
  if (range) {
    res.set('Content-Range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  }
  if (req.method === 'HEAD') {
    res.end();
    return 'sent';
  }
  const stream = await api.artifacts.open(file.storageKey, range);
  try {
    await pipeline(stream, res);
  } catch (err) {
    // A caller who hangs up needs no answer; whatever else it was ends the connection too early to be mistaken.
    if (!res.headersSent) throw err;
    log.warn({ err, file: file.name }, 'a download broke off');
    res.destroy();
  }
  return 'sent';
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
