import { mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startPostgres } from '../../../scripts/embedded/postgres.mjs';
import type { RunningPostgres } from '../../../scripts/embedded/postgres.mjs';
import { knownProcess } from '../../../scripts/supervisor/processes.mjs';
import { freePort } from '../../support/free-port';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('startPostgres', () => {
  const folder = useTemporaryFolder('postgres');
  const started: RunningPostgres[] = [];
  let home: string;

  beforeEach(async () => {
    // As `mktemp -d` makes it: no one but the owner may enter, and the server does not run as root.
    home = join(await mkdtemp(join(folder.path, 'closed-')), 'home');
  });

  afterEach(async () => {
    for (const postgres of started.splice(0)) await postgres.stop();
  });

  async function start(at = home): Promise<RunningPostgres> {
    const postgres = await startPostgres({ home: at, port: await freePort() });
    started.push(postgres);
    return postgres;
  }

  async function query(postgres: RunningPostgres, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  test('keeps what was committed through kill -9 and a move of the home', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    await rename(home, `${home}-moved`);
    const second = await start(`${home}-moved`);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await query(second, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  test('ends the server of a killed supervisor before it starts anew on the same data', async () => {
    const first = await start();
    const second = await start();
    expect(knownProcess(first.pid)).toBeUndefined();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('lets nobody in without the password', async () => {
    const { url } = await start();
    const client = new Client({ connectionString: url.replace(/:[^:@]+@/, ':guess@') });
    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });
});
