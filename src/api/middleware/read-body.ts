import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../problems';

/** Reads a JSON body of at most this many bytes; one of another type is refused. */
export function readBody(maxBytes: number): RequestHandler {
  const parse: RequestHandler = express.json({
    limit: maxBytes,
    type: 'application/json',
    verify: (_req, _res, bytes) => {
      if (!isUtf8(bytes)) throw new Refusal('BAD_REQUEST', 'jsonMalformed');
    },
  });
  return (req: Request, res: Response, next: NextFunction) => {
    if (hasBody(req) && !req.is('application/json')) {
      throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'mediaTypeUnsupported');
    }
    parse(req, res, (error?: unknown) => {
      next(error === undefined ? undefined : namedError(error, maxBytes));
    });
  };
}

function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length')) > 0;
}

/** Says in our words what body-parser found; anything else stays as it is. */
function namedError(error: unknown, maxBytes: number): unknown {
  switch ((error as { type?: unknown }).type) {
    case 'entity.too.large':
      return new Refusal('PAYLOAD_TOO_LARGE', 'bodyTooLarge', { values: { limit: maxBytes } });
    case 'entity.parse.failed':
      return new Refusal('BAD_REQUEST', 'jsonMalformed');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Refusal('UNSUPPORTED_MEDIA_TYPE', 'mediaTypeUnsupported');
    default:
      return error;
  }
}
