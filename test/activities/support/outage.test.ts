import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { outageOf } from '../../../src/activities/support/outage';
import { useDatabase } from '../../support/database';
import { freePort } from '../../support/free-port';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('outageOf', () => {
  const database = useDatabase();

  test('a pool without a free connection is worth a retry, and is named', async () => {
    const pool = new Pool({
      connectionString: database.url,
      max: 1,
      connectionTimeoutMillis: 1_000,
    });
    const taken = await pool.connect();
    const failure = await failureOf(pool.query('select 1'));
    taken.release();
    await pool.end();
    expect(outageOf(failure)).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryable: true,
      message: 'The database is unavailable: no connection to it became free in time.',
    });
  });

  test('a database that is gone, or goes away in the middle, is worth a retry', async () => {
    const nowhere = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
    const away = new Pool({ connectionString: nowhere });
    const refused = await failureOf(away.query('select 1'));
    await away.end();
    const client = await database.pool.connect();
    client.on('error', () => undefined);
    const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const cut = failureOf(client.query('select pg_sleep(60)'));
    await database.pool.query('select pg_terminate_backend($1)', [own[0]?.pid]);
    const terminated = await cut;
    client.release(true);
    const unavailable = { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
    expect(outageOf(refused)).toMatchObject({
      ...unavailable,
      message: 'The database is unavailable: it cannot be reached.',
    });
    expect(outageOf(terminated)).toMatchObject({
      ...unavailable,
      message: 'The database is unavailable: it is starting or stopping.',
    });
  });

  test('a full disk for temporary files is worth a retry, and is named', async () => {
    // Linux's device that answers every write as a full disk does.
    expect(outageOf(await failureOf(writeFile('/dev/full', 'x')))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'The folder for temporary files is unavailable: its disk is full; free some space.',
    });
  });

  test('a wrong statement, or a missing file, is no outage', async () => {
    expect(outageOf(await failureOf(database.pool.query('select nothing')))).toBeUndefined();
    expect(outageOf(await failureOf(writeFile('/nowhere/at/all', 'x')))).toBeUndefined();
    expect(outageOf(new Error('a mistake of ours'))).toBeUndefined();
  });
});
