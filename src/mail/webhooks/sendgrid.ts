import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { detailOf, newsOf, someText } from './event';
import { isRecent } from './provider-webhook';
import type { ProviderWebhook } from './provider-webhook';

const content = z.array(
  z.object({
    event: z.string(),
    email: z.string(),
    type: someText,
    'smtp-id': someText,
    status: someText,
    reason: someText,
  }),
);

/** Event webhooks of SendGrid: signed over time and body with ECDSA; the key is the public one, in base64. */
export const sendgridWebhook: ProviderWebhook = {
  signatureOf({ header, body }, key, now) {
    const timestamp = header('x-twilio-email-event-webhook-timestamp');
    const signature = header('x-twilio-email-event-webhook-signature');
    if (signature === '' || !isRecent(timestamp, now)) return null;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    const right = verify('sha256', signed, publicKey(key), Buffer.from(signature, 'base64'));
    return right ? `${timestamp}.${signature}` : null;
  },
  read(given) {
    const read = content.safeParse(given);
    if (!read.success) return [];
    return read.data.flatMap(({ event, email, type, status, reason, 'smtp-id': messageId }) => {
      if (event === 'spamreport') {
        return newsOf({ kind: 'complained', email, messageId, detail: '' });
      }
      // One that was blocked may be let through another time.
      if (event !== 'bounce' || type === 'blocked') return [];
      return newsOf({ kind: 'lost', email, messageId, detail: detailOf(status, reason) });
    });
  },
};

function publicKey(key: string): KeyObject {
  return createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
}
