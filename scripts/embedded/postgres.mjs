import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openLog } from '../supervisor/logs.mjs';
import { describeProcess, endProcess, knownProcess } from '../supervisor/processes.mjs';
import { secretOf } from '../supervisor/secrets.mjs';
import { hydrateSymlinks, postgresFolder } from './postgres-binaries.mjs';
import { createCluster, takeOwnership } from './postgres-cluster.mjs';
import { waitForDatabase } from './postgres-ready.mjs';
import { runUnprivileged } from './unprivileged.mjs';

export const POSTGRES_USER = 'pressroom';
export const POSTGRES_DATABASE = 'pressroom';

/** Fast shutdown, then an immediate one (recovers at the next start), then none at all. */
const STOP_STEPS = /** @type {const} */ ([
  { signal: 'SIGINT', graceMs: 15_000 },
  { signal: 'SIGQUIT', graceMs: 3_000 },
  { signal: 'SIGKILL', graceMs: 1_000 },
]);

/** Small machines, one client program: few processes, no replication, but nothing that loses a commit. */
const SETTINGS = {
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/**
 * A PostgreSQL server that we started.
 * @typedef {object} RunningPostgres
 * @property {string} url of the database, with user and password
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} exited settles when the server is gone, for whatever reason
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a real PostgreSQL server over the data in `home/postgres`, made at the first start, and creates the
 * database. The server runs in its own process group, so that a Ctrl-C meant for us does not reach it.
 * @param {{ home: string, port: number, host?: string }} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ home, port, host = '127.0.0.1' }) {
  await hydrateSymlinks();
  mkdirSync(path.join(home, 'postgres'), { recursive: true });
  const bin = path.join(realpathSync(postgresFolder()), 'bin');
  const data = path.join(realpathSync(home), 'postgres', 'data');
  const runAs = runUnprivileged([path.join(bin, 'postgres'), data]);
  const password = secretOf(home, 'postgresPassword');
  await createCluster({ bin, data, runAs, user: POSTGRES_USER, password });
  takeOwnership(data, runAs);
  await endLeftoverServer(data);

  const settings = Object.entries({ ...SETTINGS, listen_addresses: host, port: String(port) });
  const words = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const login = { host, port, user: POSTGRES_USER, password };
  const server = await startServer({ home, bin, runAs, words, login });
  return {
    ...server,
    url: `postgres://${POSTGRES_USER}:${password}@${host}:${port}/${POSTGRES_DATABASE}`,
    port,
  };
}

/**
 * @param {object} options
 * @param {string} options.home
 * @param {string} options.bin
 * @param {import('./unprivileged.mjs').RunAs} options.runAs
 * @param {string[]} options.words
 * @param {import('./postgres-ready.mjs').Login} options.login
 */
async function startServer({ home, bin, runAs, words, login }) {
  // A server killed a moment ago may leave children that hold its shared memory for a second longer.
  const end = Date.now() + 10_000;
  for (;;) {
    const log = openLog(home, 'postgres');
    const [command = '', ...rest] = [...runAs.prefix, path.join(bin, 'postgres'), ...words];
    const child = spawn(command, rest, {
      ...runAs.options,
      cwd: '/',
      detached: true,
      env: { PATH: process.env['PATH'], PRESSROOM_HOME: home },
      stdio: ['ignore', log.descriptor, log.descriptor],
    });
    closeSync(log.descriptor);
    /** @type {Promise<void>} */
    const exited = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    });
    const { pid } = child;
    const outcome = await waitForDatabase(login, POSTGRES_DATABASE, exited).catch(async (error) => {
      if (pid !== undefined) await stop(pid, exited);
      throw error;
    });
    if (outcome === 'ready' && pid !== undefined)
      return { pid, exited, stop: () => stop(pid, exited) };
    const said = log.written().trim();
    if (Date.now() < end && said.includes('shared memory block')) continue;
    throw new Error(`PostgreSQL ended at its start: ${said.split('\n').slice(-4).join(' | ')}`);
  }
}

/**
 * @param {number} pid
 * @param {Promise<void>} exited
 */
async function stop(pid, exited) {
  const known = knownProcess(pid);
  if (known !== undefined) await endProcess(known, [...STOP_STEPS]);
  await exited;
}

/**
 * Ends the server that a killed supervisor left behind on this data, and removes the lock file of one that is
 * gone: PostgreSQL itself takes any living process with that number, even a zombie, for the old server.
 * @param {string} data
 */
async function endLeftoverServer(data) {
  const lock = path.join(data, 'postmaster.pid');
  if (statSync(lock, { throwIfNoEntry: false }) === undefined) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  const known = Number.isInteger(pid) && pid > 1 ? knownProcess(pid) : undefined;
  if (known !== undefined && servesData(pid, data) && !(await endProcess(known, [...STOP_STEPS]))) {
    throw new Error(
      `PostgreSQL of an earlier run (process ${pid}) holds ${data} and does not stop.`,
    );
  }
  rmSync(lock, { force: true });
}

/**
 * @param {number} pid
 * @param {string} data
 */
function servesData(pid, data) {
  const { command, directory } = describeProcess(pid);
  if (!/postgres/.test(command)) return false;
  return directory === undefined ? command.includes(data) : directory === data;
}
