import { createHmac } from 'node:crypto';

/** How secrets begin, by which receivers' libraries know them. */
const PREFIX = 'whsec_';

/** The secret with which an account checks its callbacks, as Standard Webhooks writes one. */
export function callbackSecretOf(installationSecret: string, account: number | null): string {
  const key = createHmac('sha256', installationSecret).update(`account.${account ?? 'none'}`);
  return `${PREFIX}${key.digest('base64')}`;
}

/** Signs a callback in the way of Standard Webhooks; gives the headers that go with it. */
export function callbackHeaders(
  secret: string,
  message: { id: string; body: string; at: Date },
): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key)
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64');
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Pressroom',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
