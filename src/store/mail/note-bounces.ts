import type { Queryable } from '../pool';
import { suppress } from './suppressions';

/** What is to be noted of mails that came back; addresses as they are compared, in lower case. */
export interface ReturnedMail {
  /** The Message-ID of the mail, where the news has it. */
  messageId: string | null;
  /** Addresses that are lost for good, with what was said of them. */
  lost: readonly { key: string; detail: string }[];
  /** Addresses whose readers do not want the mail. */
  complained: readonly string[];
}

/**
 * Notes that a mail came back: its line of the ledger becomes `bounced`, lost addresses and complaining ones get no
 * further mail. Noted twice, it is noted once, so a source of news may be read again after a crash.
 */
export async function noteBounces(db: Queryable, mail: ReturnedMail): Promise<void> {
  const { messageId, lost, complained } = mail;
  const sentTo = messageId === null ? [] : await markBounced(db, messageId, lost[0]?.detail);
  const first = lost[0];
  // A mail may have been forwarded: the address that it was sent to is as lost as the one that refused it.
  const own = first ? sentTo.map((key) => ({ key, detail: first.detail })) : [];
  await suppress(db, [
    ...distinct([...lost, ...own]).map((entry) => ({ ...entry, reason: 'bounced' as const })),
    ...[...new Set(complained)].map((key) => ({ key, reason: 'complained' as const })),
  ]);
}

/** Marks the one line that was sent under a Message-ID, and gives its address. */
async function markBounced(
  db: Queryable,
  messageId: string,
  answer: string | undefined,
): Promise<string[]> {
  if (answer === undefined) return [];
  const { rows } = await db.query<{ key: string }>({
    name: 'mark-bounced',
    text: `
      update mail_recipients set status = 'bounced', last_answer = $2
      where message_id = $1 and status = 'sent'
      returning address_key as key`,
    values: [messageId, answer],
  });
  return rows.map(({ key }) => key);
}

function distinct(lost: readonly { key: string; detail: string }[]) {
  return [...new Map(lost.map((entry) => [entry.key, entry])).values()];
}
