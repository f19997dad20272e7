import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RateLimitInfo } from 'express-rate-limit';
import { Refusal } from '../problems';
import { stateOf } from '../request-state';

const WINDOW_MS = 60_000;

/** Limits the requests a minute of each user, and of each network address without a user. */
export function limitRequests(limit: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (req, _res, next) => {
      const { rateLimit: info } = req as Request & { rateLimit?: RateLimitInfo };
      const left = (info?.resetTime?.getTime() ?? Date.now() + WINDOW_MS) - Date.now();
      next(tooMany('requestsExhausted', Math.max(1, Math.ceil(left / 1000)), { limit }));
    },
    // The library's checks write to the console; `trust proxy` is ours to set.
    validate: false,
  });
}

/** The refusal of one who asks too often. */
export function tooMany(
  key: 'requestsExhausted' | 'loginTriesExhausted',
  seconds: number,
  values: Record<string, number> = {},
): Refusal {
  return new Refusal('TOO_MANY_REQUESTS', key, {
    values: { ...values, seconds },
    headers: { 'Retry-After': String(seconds) },
  });
}

function keyOf(req: Request, res: Response): string {
  const { account } = stateOf(res);
  return account ? `user:${account.id}` : `address:${ipKeyGenerator(req.ip ?? '')}`;
}
