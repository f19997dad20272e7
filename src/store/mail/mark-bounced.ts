import type { Queryable } from '../pool';

/** Notes in the ledger that mails came back, found by their Message-ID and the address. */
export async function markBounced(
  db: Queryable,
  bounced: readonly { messageId: string; key: string; answer: string }[],
): Promise<number> {
  const { rowCount } = await db.query({
    name: 'mark-bounced',
    text: `
      update mail_recipients r set status = 'bounced', last_answer = b.answer
      from jsonb_to_recordset($1) as b ("messageId" text, key text, answer text)
      where r.message_id = b."messageId" and r.address_key = b.key and r.status = 'sent'`,
    values: [JSON.stringify(bounced)],
  });
  return rowCount ?? 0;
}
