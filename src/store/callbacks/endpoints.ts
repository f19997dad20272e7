import type { Queryable } from '../pool';

/** An address that hears of the end of every job of an account. */
export interface CallbackEndpoint {
  id: number;
  url: string;
  createdAt: Date;
}

const COLUMNS = `id, url, created_at as "createdAt"`;

/** Registers an address of an account; one that is registered stays as it is. */
export async function insertEndpoint(
  db: Queryable,
  requestedBy: number,
  url: string,
): Promise<CallbackEndpoint | null> {
  const { rows } = await db.query<CallbackEndpoint>({
    name: 'insert-callback-endpoint',
    text: `
      insert into callback_endpoints (requested_by, url) values ($1, $2)
      on conflict (requested_by, url) do update set url = excluded.url
      returning ${COLUMNS}`,
    values: [requestedBy, url],
  });
  return rows[0] ?? null;
}

/** Lists the addresses of an account. */
export async function listEndpoints(
  db: Queryable,
  requestedBy: number,
): Promise<CallbackEndpoint[]> {
  const { rows } = await db.query<CallbackEndpoint>({
    name: 'list-callback-endpoints',
    text: `select ${COLUMNS} from callback_endpoints where requested_by = $1 order by id`,
    values: [requestedBy],
  });
  return rows;
}

/** Forgets an address of an account. False says that it has none of this number. */
export async function deleteEndpoint(
  db: Queryable,
  requestedBy: number,
  id: number,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'delete-callback-endpoint',
    text: 'delete from callback_endpoints where requested_by = $1 and id = $2',
    values: [requestedBy, id],
  });
  return rowCount === 1;
}
