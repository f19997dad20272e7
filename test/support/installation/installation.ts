import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { startProxy } from '../cuttable-proxy';
import type { CuttableProxy } from '../cuttable-proxy';
import { freePorts } from '../free-port';
import { makeTemporaryFolder, removeFolder } from '../temporary-folder';
import { waitFor } from '../wait-for';
import { ApiClient } from './api-client';
import type { Part } from './part';
import { programPart } from './program-part';
import { serverPart } from './server-part';
import { startEngine } from './start-engine';

/** The administrator of every installation. */
export const ACCOUNT = { email: 'admin@pressroom.test', password: 'correct-horse-battery' };
const READY_TIMEOUT_MS = 120_000;

/** How many of our programs there are, and their settings beside the usual ones. */
export interface InstallationOptions {
  apis: number;
  workers: number;
  env?: Record<string, string>;
}

/** The product on servers and processes of its own, each of which a test can kill. */
export interface Installation {
  home: string;
  database: Part;
  engine: Part;
  apis: Part[];
  apiAddresses: string[];
  workers: Part[];
  /** The network between each worker and the engine. */
  networks: CuttableProxy[];
  api: ApiClient;
  /** Looks into the database, behind the product's back. */
  pool: Pool;
  /** Looks into the engine. */
  temporal: Client;
  /** Resolves when everything serves. */
  ready(): Promise<void>;
  /** Ends everything in good order and removes the home. */
  discard(): Promise<void>;
}

/** Starts database, engine, APIs and workers, and waits until all of them serve. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const home = await makeTemporaryFolder('installation');
  const logs = join(home, 'logs');
  mkdirSync(logs);
  const { database, databaseUrl } = await startDatabase(home);
  const { engine, port: enginePort } = await startEngine(home);
  const apiPorts = await freePorts(options.apis);
  const networks = await Promise.all(
    Array.from({ length: options.workers }, () => startProxy(enginePort)),
  );
  const env = { ...commonEnv(home, databaseUrl), ...options.env };
  const apis = apiPorts.map((port, index) =>
    programPart({
      name: `api-${index + 1}`,
      script: 'dist/api/main.js',
      env: { ...env, PORT: String(port), TEMPORAL_ADDRESS: `127.0.0.1:${enginePort}` },
      logs,
    }),
  );
  const workers = networks.map(({ port }, index) =>
    programPart({
      name: `worker-${index + 1}`,
      script: 'dist/workers/main.js',
      env: { ...env, TEMPORAL_ADDRESS: `127.0.0.1:${port}` },
      logs,
    }),
  );
  const apiAddresses = apiPorts.map((port) => `http://127.0.0.1:${port}`);
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  // Its connections are lost whenever the database is killed.
  pool.on('error', () => undefined);
  const connection = Connection.lazy({ address: `127.0.0.1:${enginePort}` });
  const ready = () => untilReady(apiAddresses);
  const discard = async () => {
    await Promise.all([...workers, ...apis].map((part) => part.stop()));
    await connection.close();
    await pool.end();
    await Promise.all(networks.map((network) => network.close()));
    await Promise.all([database.stop(), engine.stop()]);
    await removeFolder(home);
  };
  const installation = {
    ...{ home, database, engine, apis, apiAddresses, workers, networks, pool, ready, discard },
    api: new ApiClient(apiAddresses, ACCOUNT),
    temporal: new Client({ connection }),
  };
  try {
    for (const part of [...apis, ...workers]) await part.start();
    await ready();
  } catch (cause) {
    const said = [...apis, ...workers].map(({ name }) => tail(join(logs, `${name}.log`)));
    await discard();
    throw new Error(`The installation does not get ready:\n${said.join('\n')}`, { cause });
  }
  return installation;
}

async function startDatabase(home: string): Promise<{ database: Part; databaseUrl: string }> {
  const { startPostgres } = await import('../../../scripts/embedded/postgres.mjs');
  const [port] = (await freePorts(1)) as [number];
  let databaseUrl = '';
  const database = serverPart('database', async () => {
    const postgres = await startPostgres({ home, port });
    databaseUrl = postgres.url;
    return postgres;
  });
  await database.start();
  return { database, databaseUrl };
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');
}

function commonEnv(home: string, databaseUrl: string): Record<string, string> {
  return {
    ENVIRONMENT: 'production',
    HOST: '127.0.0.1',
    PRESSROOM_HOME: home,
    DATABASE_URL: databaseUrl,
    JWT_SECRET: 'a key of tests that is long enough to be taken',
    ADMIN_EMAIL: ACCOUNT.email,
    ADMIN_PASSWORD: ACCOUNT.password,
    RATE_LIMIT_PER_MINUTE: '1000000',
  };
}

async function untilReady(addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await waitFor(
      `${address}/health/ready`,
      async () => (await fetch(`${address}/health/ready`)).status === 200,
      { timeoutMs: READY_TIMEOUT_MS, intervalMs: 100 },
    );
  }
}
