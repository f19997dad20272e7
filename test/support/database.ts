import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import type { Pool } from 'pg';
import { createLogger } from '../../src/logging/logger';
import { createPool } from '../../src/store/pool';
import { sharedServer } from './shared-server';

/** A database of one test file, with every migration applied and no row in it. */
export interface TestDatabase {
  readonly pool: Pool;
  readonly url: string;
}

/** Gives the tests of a file (or a describe block) a fresh database, dropped at the end. */
export function useDatabase(): TestDatabase {
  let opened: { pool: Pool; url: string; drop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    opened = await createDatabase();
  });
  afterAll(async () => {
    await opened?.pool.end();
    await opened?.drop();
  });
  const current = () => {
    if (!opened) throw new Error('The database exists within tests and hooks only');
    return opened;
  };
  return {
    get pool() {
      return current().pool;
    },
    get url() {
      return current().url;
    },
  };
}

async function createDatabase() {
  const server = await sharedServer('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server.url, `create database ${name} template ${server.template}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    pool: createPool(url.href, { max: 10, name: 'test', log: createLogger('test', 'error') }),
    drop: () => administer(server.url, `drop database ${name} with (force)`),
  };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
