import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { detailOf, newsOf, someText } from './event';
import { isRecent } from './provider-webhook';
import type { ProviderWebhook, WebhookRequest } from './provider-webhook';

/** Events of the general form, which any gateway can write. */
const content = z.object({
  type: z.enum(['email.bounced', 'email.complained']),
  data: z.object({
    email: z.string(),
    message_id: someText,
    kind: z.enum(['permanent', 'temporary']).default('permanent'),
    status: someText,
    diagnostic: someText,
  }),
});

/** Webhooks signed as Standard Webhooks says; the key is `whsec_` and base64. */
export const standardWebhook: ProviderWebhook = {
  signatureOf(request, key, now) {
    const { id, timestamp, signatures } = signedParts(request);
    if (id === '' || !isRecent(timestamp, now)) return null;
    const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.body]);
    const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', secret).update(signed).digest();
    const right = signatures.some((given) => isEqual(Buffer.from(given, 'base64'), expected));
    return right ? expected.toString('base64') : null;
  },
  read(given) {
    const { success, data: event } = content.safeParse(given);
    if (!success) return [];
    const { email, message_id: messageId, kind, status, diagnostic } = event.data;
    if (event.type === 'email.complained') {
      return newsOf({ kind: 'complained', email, messageId, detail: '' });
    }
    if (kind === 'temporary') return [];
    return newsOf({ kind: 'lost', email, messageId, detail: detailOf(status, diagnostic) });
  },
};

/** More than one signature may be there, while a key is being changed. */
function signedParts({ header }: WebhookRequest) {
  const signatures = header('webhook-signature')
    .split(' ')
    .flatMap((part) => (part.startsWith('v1,') ? [part.slice(3)] : []));
  return { id: header('webhook-id'), timestamp: header('webhook-timestamp'), signatures };
}

function isEqual(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
