import type { RecipientState } from '../../contract/mail/recipient-status';

/** A recipient of a mail job as the ledger keeps it. */
export interface RecipientRow {
  /** Its place in the list, from 0. */
  position: number;
  email: string;
  data: Record<string, unknown> | null;
  status: RecipientState;
  provider: string | null;
  messageId: string | null;
  attempts: number;
  lastAnswer: string | null;
  nextTryAt: Date | null;
  sentAt: Date | null;
}

/** The columns of a `RecipientRow`, for select lists and returning clauses. */
export const RECIPIENT_COLUMNS = `
  position, email, data, status, provider, message_id as "messageId", attempts,
  last_answer as "lastAnswer", next_try_at as "nextTryAt", sent_at as "sentAt"`;
