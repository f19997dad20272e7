import { ERRORS } from '../../contract/errors';
import type { ErrorCode } from '../../contract/errors';
import type { Endpoint } from '../endpoint';

/** Lists every error that an endpoint can answer: those of its access and its input, and its own. */
export function problemsOf(endpoint: Endpoint): ErrorCode[] {
  const { access, body, upload, rateLimited = true, problems = [] } = endpoint;
  const codes = new Set<ErrorCode>([
    'BAD_REQUEST',
    'VALIDATION',
    'INTERNAL',
    'UPSTREAM_UNAVAILABLE',
  ]);
  if (access !== 'public') codes.add('UNAUTHENTICATED');
  if (Array.isArray(access)) codes.add('FORBIDDEN');
  if (rateLimited) codes.add('TOO_MANY_REQUESTS');
  if (body ?? upload) codes.add('PAYLOAD_TOO_LARGE').add('UNSUPPORTED_MEDIA_TYPE');
  for (const code of problems) codes.add(code);
  return [...codes].sort((one, other) => ERRORS[one].status - ERRORS[other].status);
}
