import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PROVIDER_WEBHOOKS, WEBHOOK_PROVIDERS } from '../../../mail/webhooks';
import type { WebhookProvider } from '../../../mail/webhooks';
import type { MailNews } from '../../../mail/webhooks/provider-webhook';
import { noteBounces } from '../../../store/mail/note-bounces';
import { receiveWebhook } from '../../../store/mail/webhook-receipts';
import { inTransaction } from '../../../store/pool';
import type { ApiContext } from '../../context';
import { defineEndpoint } from '../../endpoint';
import { readRawBody } from '../../mail/read-raw-body';
import { Refusal } from '../../problems';

/** Bytes of a body; providers send many events at once. */
const BODY_MAX = 4_194_304;

/** Takes the news of a mail provider: bounces and complaints. Its signature is checked in place of a token. */
export const receiveProviderWebhook = defineEndpoint({
  id: 'receiveProviderWebhook',
  method: 'post',
  path: '/notifications/webhooks/{provider}',
  tag: 'notifications',
  summary: 'Hear of bounces and complaints from a mail provider',
  description:
    'For providers, which sign what they send: `standard` (Standard Webhooks, `{type: "email.bounced" | "email.complained", data: {email, message_id?, kind?, status?, diagnostic?}}`), `mailgun`, `sendgrid`. What is forged, older than five minutes or a copy is refused.',
  access: 'public',
  params: z.object({ provider: z.enum(WEBHOOK_PROVIDERS) }),
  answers: { 200: { description: 'Noted', schema: z.object({ noted: z.int() }) } },
  problems: [
    ...(['UNAUTHENTICATED', 'NOT_FOUND', 'CONFLICT'] as const),
    ...(['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'] as const),
  ],
  handle: async ({ api, req, params: { provider }, log }) => {
    const key = api.mail.webhookKeys[provider];
    if (key === undefined)
      throw new Refusal('NOT_FOUND', 'webhookUnknown', { values: { provider } });
    const body = await readRawBody(req, { types: ['application/json'], maxBytes: BODY_MAX });
    const request = { header: (name: string) => req.get(name) ?? '', body };
    const signature = PROVIDER_WEBHOOKS[provider].signatureOf(request, key, Date.now());
    if (signature === null) throw new Refusal('UNAUTHENTICATED', 'webhookForged');
    const news = readNews(provider, body);
    await note(api, { signature: `${provider}.${signature}`, news });
    log.info({ provider, count: news.length }, 'the news of a mail provider was noted');
    return { status: 200, body: { noted: news.length } };
  },
});

function readNews(provider: WebhookProvider, body: Buffer): MailNews[] {
  try {
    return PROVIDER_WEBHOOKS[provider].read(JSON.parse(body.toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('BAD_REQUEST', 'jsonMalformed');
    throw error;
  }
}

/** The receipt is written with the news, so that one whose noting has failed may be sent again as it is. */
async function note(
  { pool }: ApiContext,
  { signature, news }: { signature: string; news: readonly MailNews[] },
): Promise<void> {
  const hash = createHash('sha256').update(signature).digest('hex');
  await inTransaction(pool, async (db) => {
    if (!(await receiveWebhook(db, hash))) throw new Refusal('CONFLICT', 'webhookReplayed');
    for (const mail of news) await noteBounces(db, mail);
  });
}
