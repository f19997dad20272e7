import type { Queryable } from '../pool';

/** A recipient to be entered into the ledger. */
export interface NewRecipient {
  position: number;
  email: string;
  /** The address in lower case. */
  key: string;
  data: Record<string, unknown> | null;
  /** Why nothing can ever be sent to it: it is entered as failed. */
  failure?: string;
}

/**
 * Enters recipients into a job's ledger. Those that are there already, or that share their address with an
 * earlier one, are left out, so that entering a list again changes nothing.
 */
export async function insertRecipients(
  db: Queryable,
  jobId: string,
  recipients: readonly NewRecipient[],
): Promise<void> {
  await db.query({
    name: 'insert-recipients',
    text: `
      insert into mail_recipients (job_id, position, email, address_key, data, status, last_answer)
      select $1, position, email, key, data,
        case when failure is null then 'queued' else 'failed' end, failure
      from jsonb_to_recordset($2)
        as recipient (position int, email text, key text, data jsonb, failure text)
      order by position
      on conflict do nothing`,
    values: [jobId, JSON.stringify(recipients)],
  });
}
