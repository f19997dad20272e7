import type { SuppressionReason } from '../../contract/mail/recipient-status';
import type { Queryable } from '../pool';
import { RECIPIENT_COLUMNS } from './rows';
import type { RecipientRow } from './rows';

/** A recipient whose turn it is; `suppressed` says why it must get nothing. */
export interface DueRecipient extends RecipientRow {
  suppressed: SuppressionReason | null;
}

/** Lists recipients that wait for their mail and may be tried now, in their order, behind a position. */
export async function listDue(
  db: Queryable,
  jobId: string,
  page: { after: number; limit: number },
): Promise<DueRecipient[]> {
  const { rows } = await db.query<DueRecipient>({
    name: 'list-due-recipients',
    text: `
      select ${RECIPIENT_COLUMNS},
        (select reason from mail_suppressions s where s.address_key = r.address_key) as suppressed
      from mail_recipients r
      where job_id = $1 and position > $2 and status in ('queued', 'deferred')
        and (next_try_at is null or next_try_at <= now())
      order by position limit $3`,
    values: [jobId, page.after, page.limit],
  });
  return rows;
}
