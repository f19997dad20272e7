import type { RecipientState } from '../../contract/mail/recipient-status';
import type { Queryable } from '../pool';
import { RECIPIENT_COLUMNS } from './rows';
import type { RecipientRow } from './rows';

/** Lists recipients of a job behind a position, those of one state where it is given. */
export async function listRecipients(
  db: Queryable,
  jobId: string,
  page: { after: number; limit: number; status?: RecipientState },
): Promise<RecipientRow[]> {
  const { rows } = await db.query<RecipientRow>({
    name: 'list-recipients',
    text: `
      select ${RECIPIENT_COLUMNS} from mail_recipients
      where job_id = $1 and position > $2::bigint and ($4::text is null or status = $4)
      order by position limit $3`,
    values: [jobId, page.after, page.limit, page.status ?? null],
  });
  return rows;
}

/** Finds the one recipient of a mail that has just one. */
export async function findRecipient(db: Queryable, jobId: string): Promise<RecipientRow | null> {
  const { rows } = await db.query<RecipientRow>({
    name: 'find-recipient',
    text: `select ${RECIPIENT_COLUMNS} from mail_recipients where job_id = $1 order by position limit 1`,
    values: [jobId],
  });
  return rows[0] ?? null;
}
