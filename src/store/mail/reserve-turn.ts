import type { Queryable } from '../pool';

/**
 * Reserves the next turn under a limit that all workers share: turns are `intervalMs` apart. Gives the
 * milliseconds to wait for it, and whoever asks next gets a later one.
 */
export async function reserveTurn(
  db: Queryable,
  name: string,
  intervalMs: number,
): Promise<number> {
  const { rows } = await db.query<{ wait: number }>({
    name: 'reserve-turn',
    text: `
      insert into mail_pace as p (name, next_at)
      values ($1, clock_timestamp() + $2 * interval '1 millisecond')
      on conflict (name) do update set
        next_at = greatest(p.next_at, clock_timestamp()) + $2 * interval '1 millisecond'
      returning greatest(0, extract(epoch from next_at - clock_timestamp()) * 1000 - $2)::float8 as wait`,
    values: [name, intervalMs],
  });
  return rows[0]?.wait ?? 0;
}
