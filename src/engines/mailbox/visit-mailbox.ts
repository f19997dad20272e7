import type { ImapFlow } from 'imapflow' with { 'resolution-mode': 'import' };
import { AppError } from '../../contract/errors';
import { openMailbox } from './open-mailbox';
import type { MailboxAddress } from './open-mailbox';

export type { MailboxAddress } from './open-mailbox';

/** How a mailbox is visited. */
export interface MailboxVisit {
  /** Bytes of each message that are fetched. */
  maxBytes: number;
  signal: AbortSignal;
  /** Works on a message; true has it moved away, false leaves it where it is. */
  onMessage(raw: Buffer): Promise<boolean>;
}

/** Marks messages that were looked at and stay, so that the next visit passes them by. */
const SEEN_KEYWORD = '$PressroomSeen';

/**
 * Visits the new messages of a mailbox, one after the other. A message is moved or marked once its work is done, so that
 * one whose work was cut short comes again at the next visit. Throws `AppError` UPSTREAM_UNAVAILABLE where the server
 * cannot be reached, refuses the sign-in or cuts the line.
 */
export async function visitMailbox(address: MailboxAddress, visit: MailboxVisit): Promise<void> {
  await openMailbox(address, visit.signal, async ({ client, ask }) => {
    const source = { maxLength: visit.maxBytes };
    for (const uid of await ask(newMessages(client))) {
      visit.signal.throwIfAborted();
      const range = String(uid);
      const message = await ask(client.fetchOne(range, { source }, { uid: true }));
      // Another reader may have taken it away meanwhile.
      if (!message || !message.source) continue;
      const away = await visit.onMessage(message.source);
      const done = away
        ? await ask(client.messageMove(range, address.folder, { uid: true }))
        : await ask(client.messageFlagsAdd(range, [keptFlag(client)], { uid: true }));
      if (done === false) throw unmoved(address);
    }
  });
}

async function newMessages(client: ImapFlow): Promise<number[]> {
  const query = keepsKeywords(client) ? { unKeyword: SEEN_KEYWORD } : { seen: false };
  const found = await client.search({ deleted: false, ...query }, { uid: true });
  return found || [];
}

function keptFlag(client: ImapFlow): string {
  return keepsKeywords(client) ? SEEN_KEYWORD : '\\Seen';
}

/** Whether the server keeps flags of a client's own; one that does not has the flag of read messages alone. */
function keepsKeywords({ mailbox }: ImapFlow): boolean {
  return mailbox !== false && mailbox.permanentFlags?.has('\\*') === true;
}

/** The server has said no: the message would be read again at every visit. */
function unmoved({ folder }: MailboxAddress): AppError {
  return new AppError(
    'UPSTREAM_UNAVAILABLE',
    `the mailbox let no message be moved to "${folder}" or marked; check its permissions`,
  );
}
