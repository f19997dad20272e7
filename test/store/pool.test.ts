import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/store/pool';
import { useDatabase } from '../support/database';

describe('inTransaction', () => {
  const database = useDatabase();

  test('a connection lost between two statements fails the transaction, and nothing else', async () => {
    const work = inTransaction(database.pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const lost = new Promise((resolve) => client.once('end', resolve));
      await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await lost;
      await client.query('select 1');
    });

    await expect(work).rejects.toThrow();
    const { rows } = await database.pool.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
  });
});
