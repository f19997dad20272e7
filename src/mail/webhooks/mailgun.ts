import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { detailOf, newsOf, someText } from './event';
import { isRecent } from './provider-webhook';
import type { ProviderWebhook, WebhookRequest } from './provider-webhook';

const signed = z.object({
  signature: z.object({
    timestamp: z.coerce.string(),
    token: z.string().min(1).max(200),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

const content = z.object({
  'event-data': z.object({
    event: z.string(),
    severity: someText,
    recipient: z.string(),
    message: z.object({ headers: z.object({ 'message-id': someText }) }).optional(),
    'delivery-status': z
      .object({ code: z.number().optional(), message: someText, description: someText })
      .optional(),
  }),
});

/** Webhooks of Mailgun: a keyed hash of time and token stands in the body; the key is the HTTP signing key. */
export const mailgunWebhook: ProviderWebhook = {
  signatureOf(request, key, now) {
    const read = signed.safeParse(jsonOf(request));
    if (!read.success) return null;
    const { timestamp, token, signature } = read.data.signature;
    if (!isRecent(timestamp, now)) return null;
    const expected = createHmac('sha256', key).update(`${timestamp}${token}`).digest();
    return timingSafeEqual(Buffer.from(signature, 'hex'), expected) ? signature : null;
  },
  read(given) {
    const read = content.safeParse(given);
    if (!read.success) return [];
    const { event, severity, recipient: email, message, ...rest } = read.data['event-data'];
    const messageId = message?.headers['message-id'];
    if (event === 'complained') return newsOf({ kind: 'complained', email, messageId, detail: '' });
    if (event !== 'failed' || severity !== 'permanent') return [];
    const { code, message: said, description } = rest['delivery-status'] ?? {};
    const detail = detailOf(code, said === '' ? description : (said ?? description));
    return newsOf({ kind: 'lost', email, messageId, detail });
  },
};

function jsonOf({ body }: WebhookRequest): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    // No JSON, so nothing that Mailgun has signed.
    return undefined;
  }
}
