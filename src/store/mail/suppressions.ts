import type { SuppressionReason } from '../../contract/mail/recipient-status';
import type { Queryable } from '../pool';

/** An address that gets no mail, and why. */
export interface Suppression {
  email: string;
  reason: SuppressionReason;
  detail: string | null;
  createdAt: Date;
}

const COLUMNS = `address_key as email, reason, detail, created_at as "createdAt"`;

/** Suppresses addresses, given in lower case. One that is suppressed already keeps its first reason. */
export async function suppress(
  db: Queryable,
  entries: readonly { key: string; reason: SuppressionReason; detail?: string }[],
): Promise<number> {
  const { rowCount } = await db.query({
    name: 'suppress',
    text: `
      insert into mail_suppressions (address_key, reason, detail)
      select key, reason, detail
      from jsonb_to_recordset($1) as entry (key text, reason text, detail text)
      on conflict do nothing`,
    values: [JSON.stringify(entries)],
  });
  return rowCount ?? 0;
}

/** Lets an address get mail again. False says that it was not suppressed. */
export async function unsuppress(db: Queryable, key: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'unsuppress',
    text: 'delete from mail_suppressions where address_key = $1',
    values: [key],
  });
  return rowCount === 1;
}

/** Lists suppressed addresses in the order of their letters, behind one. */
export async function listSuppressions(
  db: Queryable,
  page: { after: string; limit: number },
): Promise<Suppression[]> {
  const { rows } = await db.query<Suppression>({
    name: 'list-suppressions',
    text: `
      select ${COLUMNS} from mail_suppressions
      where address_key > $1 order by address_key limit $2`,
    values: [page.after, page.limit],
  });
  return rows;
}

/** Finds why an address, in lower case, is suppressed; null where it is not. */
export async function findSuppression(
  db: Queryable,
  key: string,
): Promise<SuppressionReason | null> {
  const { rows } = await db.query<{ reason: SuppressionReason }>({
    name: 'find-suppression',
    text: 'select reason from mail_suppressions where address_key = $1',
    values: [key],
  });
  return rows[0]?.reason ?? null;
}
