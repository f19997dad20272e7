import type { RequestHandler } from 'express';

/** The cookie by which the engine's Web UI reads payloads in an administrator's name. */
export const CODEC_COOKIE = 'pressroom_codec';

/** The token in it; a JWT holds no character that a cookie would have to escape. */
const COOKIE_TOKEN = new RegExp(`(?:^|; )${CODEC_COOKIE}=([\\w.-]+)`);

/** How long a browser may remember that the Web UI is let in, in seconds. */
const PREFLIGHT_SECONDS = '600';

/**
 * Lets the engine's Web UI, which runs on an origin of its own, call the codec endpoints from a browser. The UI
 * sends no token of ours, so the cookie of `POST /codec/session` stands for it: to that origin alone, since other
 * sites must not make an administrator's browser decrypt anything.
 */
export function letWebUiIn(uiOrigin: string | undefined): RequestHandler {
  return (req, res, next) => {
    res.vary('Origin');
    if (uiOrigin === undefined || req.get('origin') !== uiOrigin) {
      next();
      return;
    }
    res.set({
      'Access-Control-Allow-Origin': uiOrigin,
      'Access-Control-Allow-Credentials': 'true',
    });
    if (req.method === 'OPTIONS') {
      res
        .set({
          'Access-Control-Allow-Methods': 'POST',
          'Access-Control-Allow-Headers': 'authorization, content-type, x-namespace',
          'Access-Control-Max-Age': PREFLIGHT_SECONDS,
        })
        .status(204)
        .end();
      return;
    }
    const token = COOKIE_TOKEN.exec(req.get('cookie') ?? '')?.[1];
    if (token !== undefined) req.headers.authorization ??= `Bearer ${token}`;
    next();
  };
}
