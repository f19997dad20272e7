import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { Client, Pool } from 'pg';
import { migrate } from '../../src/store/migrate';
import { freePort, freePorts } from './free-port';
import type { SharedServerAnswers } from './shared-server';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

const TEMPLATE = 'pressroom_template';

/** Where `npm test` keeps the programs that its set-up step found or fetched. */
const PROGRAMS_HOME = resolve(__dirname, '../..', process.env['PRESSROOM_HOME'] || '.pressroom');

type Clean = () => Promise<void>;

/**
 * Offers the servers that tests share, each started when a test first asks for it, so that a run of pure
 * tests starts none. Jest's workers are processes of their own: they ask over HTTP.
 */
export async function offerServers(): Promise<{ url: string; stop: Clean }> {
  const home = await makeTemporaryFolder('servers');
  const cleanUps: Clean[] = [() => removeFolder(home)];
  const starts = {
    postgres: once(() => startDatabaseServer(home, cleanUps)),
    temporal: once(() => startWorkflowServer(home, cleanUps)),
    'time-skipping': once(findTimeSkippingServer),
    moto: once(installS3Server),
  } satisfies Record<keyof SharedServerAnswers, () => Promise<unknown>>;

  const server = createServer((request, response) => {
    // A test file may ask again just when a kept connection is closed, and would fail for nothing.
    response.setHeader('connection', 'close');
    const name = request.url?.slice(1) ?? '';
    if (!(name in starts)) return void response.writeHead(404).end(`no server named ${name}`);
    starts[name as keyof typeof starts]().then(
      (answer) => response.end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(describeError(error)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  const stop = async () => {
    server.close();
    server.closeAllConnections();
    const failures: unknown[] = [];
    for (const clean of cleanUps.reverse()) {
      await clean().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'A shared server did not stop');
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function startDatabaseServer(home: string, cleanUps: Clean[]) {
  const { startPostgres } = await import('../../scripts/embedded/postgres.mjs');
  const postgres = await startPostgres({ home, port: await freePort() });
  cleanUps.push(() => postgres.stop());
  const admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  // Test data need not survive a power cut.
  await admin.query('alter system set fsync = off');
  await admin.query('alter system set synchronous_commit = off');
  await admin.query('select pg_reload_conf()');
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();

  const pool = new Pool({ connectionString: databaseUrl(postgres.url, TEMPLATE) });
  await migrate(pool);
  await pool.end();
  return { url: postgres.url, template: TEMPLATE };
}

async function startWorkflowServer(home: string, cleanUps: Clean[]) {
  const { ensureTemporalCli, startTemporal } = await import('../../scripts/embedded/temporal.mjs');
  const [port, uiPort] = (await freePorts(2)) as [number, number];
  const cli = await ensureTemporalCli({ home: PROGRAMS_HOME });
  const temporal = await startTemporal({ home, port, uiPort, cli });
  cleanUps.push(() => temporal.stop());
  return { address: temporal.address };
}

async function findTimeSkippingServer() {
  const { ensureTestServer } = await import('../../scripts/embedded/temporal.mjs');
  return { executable: await ensureTestServer({ home: PROGRAMS_HOME }) };
}

async function installS3Server() {
  const { installPythonTool, MOTO } = await import('../../scripts/embedded/python-tool.mjs');
  return { python: join(await installPythonTool(PROGRAMS_HOME, MOTO), 'python') };
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
