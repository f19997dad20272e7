import type { RecipientState } from '../../contract/mail/recipient-status';
import type { Queryable } from '../pool';

/** What a try has brought for one recipient. */
export interface RecipientOutcome {
  position: number;
  status: RecipientState;
  provider: string | null;
  messageId: string | null;
  /** What the provider said, or why nothing was sent. */
  answer: string;
  /** Whether this was a try that counts. */
  tried: boolean;
  /** Milliseconds until a deferred recipient may be tried again. */
  retryInMs?: number;
}

/** Enters outcomes into a job's ledger, all in one statement. Only recipients that still wait are changed. */
export async function recordOutcomes(
  db: Queryable,
  jobId: string,
  outcomes: readonly RecipientOutcome[],
): Promise<void> {
  await db.query({
    name: 'record-outcomes',
    text: `
      update mail_recipients r set
        status = o.status, provider = o.provider, message_id = o."messageId",
        last_answer = o.answer, attempts = r.attempts + o.tried::int,
        next_try_at = now() + o."retryInMs" * interval '1 millisecond',
        sent_at = case when o.status = 'sent' then clock_timestamp() end
      from jsonb_to_recordset($2) as o (position int, status text, provider text,
        "messageId" text, answer text, tried boolean, "retryInMs" double precision)
      where r.job_id = $1 and r.position = o.position and r.status in ('queued', 'deferred')
        and r.position = any($3)`,
    // The list of positions keeps the planner from reading the whole job for each statement.
    values: [jobId, JSON.stringify(outcomes), outcomes.map(({ position }) => position)],
  });
}
