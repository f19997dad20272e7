import type { Request } from 'express';
import { Refusal } from '../problems';

/** Reads a body that is no JSON as it came; one of another media type or too large is refused. */
export async function readRawBody(
  req: Request,
  { types, maxBytes }: { types: string[]; maxBytes: number },
): Promise<Buffer> {
  if (!req.is(types)) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'rawTypeUnsupported', {
      values: { allowed: types.join(', ') },
    });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Refusal('PAYLOAD_TOO_LARGE', 'bodyTooLarge', { values: { limit: maxBytes } });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
