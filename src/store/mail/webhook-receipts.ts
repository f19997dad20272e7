import type { Queryable } from '../pool';

/** Notes a webhook by the hash of its signature, and forgets those of an hour ago. False says that it was here before. */
export async function receiveWebhook(db: Queryable, signatureSha256: string): Promise<boolean> {
  await db.query({
    name: 'forget-webhooks',
    text: `delete from webhook_receipts where received_at < now() - interval '1 hour'`,
  });
  const { rowCount } = await db.query({
    name: 'receive-webhook',
    text: 'insert into webhook_receipts (signature_sha256) values ($1) on conflict do nothing',
    values: [signatureSha256],
  });
  return rowCount === 1;
}
