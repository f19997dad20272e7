import { isPublicUrl } from '../../mail/public-url';
import type { Call } from '../endpoint';
import { refuseMember } from '../mail/mail-issues';

/**
 * Refuses a callback address that can be seen to lead where callbacks must not go. What its host name
 * stands for is checked when the callback is sent, since that may change.
 */
export function checkCallback(
  call: Pick<Call, 'api' | 'language'>,
  url: string | undefined,
  member = 'callback_url',
): void {
  if (url === undefined || isPublicUrl(url, call.api.mail.allowPrivateCallbacks)) return;
  throw refuseMember(call, [member], 'callbackPrivate');
}
