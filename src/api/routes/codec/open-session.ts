import { bearerToken } from '../../middleware/authenticate';
import { CODEC_COOKIE } from '../../middleware/codec-access';
import { defineEndpoint } from '../../endpoint';

/** Lets the engine's Web UI of this browser read payloads for as long as the caller's access token holds. */
export const openCodecSession = defineEndpoint({
  id: 'openCodecSession',
  method: 'post',
  path: '/codec/session',
  tag: 'operations',
  summary: "Let the engine's Web UI of this browser decrypt payloads",
  description:
    'Sets a cookie that the Web UI of `TEMPORAL_UI_URL` sends to the codec endpoints; it ends with the access token.',
  access: ['ADMIN'],
  answers: { 204: { description: 'The cookie is set' } },
  handle: async ({ api, req, res }) => {
    res.cookie(CODEC_COOKIE, bearerToken(req.get('authorization')), {
      httpOnly: true,
      sameSite: 'strict',
      secure: req.secure,
      maxAge: api.config.accessTokenLifetimeMs,
    });
    return { status: 204 };
  },
});
