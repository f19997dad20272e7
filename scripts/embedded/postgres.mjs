import { closeSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { startChild } from '../supervisor/child.mjs';
import { openLog } from '../supervisor/logs.mjs';
import { describeProcess, endProcess, knownProcess } from '../supervisor/processes.mjs';
import { secretOf } from '../supervisor/secrets.mjs';
import { hydrateSymlinks, postgresFolder } from './postgres-binaries.mjs';
import { createCluster, takeOwnership } from './postgres-cluster.mjs';
import { waitForDatabase } from './postgres-ready.mjs';
import { asUser, runUnprivileged } from './unprivileged.mjs';

export const POSTGRES_USER = 'pressroom';
export const POSTGRES_DATABASE = 'pressroom';

/** Fast shutdown, then an immediate one (recovers at the next start), then none at all. */
/** @type {import('../supervisor/child.mjs').StopStep[]} */
const STOP_STEPS = [
  { signal: 'SIGINT', graceMs: 8_000 },
  { signal: 'SIGQUIT', graceMs: 3_000 },
  { signal: 'SIGKILL', graceMs: 1_000 },
];

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
 * @typedef {import('../supervisor/child.mjs').Child & { url: string, port: number }} RunningPostgres
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
  await endLeftoverPostgres(home);

  const settings = Object.entries({ ...SETTINGS, listen_addresses: host, port: String(port) });
  const words = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const login = { host, port, user: POSTGRES_USER, password };
  const { pid, exited, stop } = await startServer({ home, bin, runAs, words, login });
  const url = `postgres://${POSTGRES_USER}:${password}@${host}:${port}/${POSTGRES_DATABASE}`;
  return { url, port, pid, exited, stop };
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
    /** @type {import('node:child_process').SpawnOptions} */
    const options = {
      ...runAs.options,
      cwd: '/',
      env: { PATH: process.env['PATH'], PRESSROOM_HOME: home },
      stdio: ['ignore', log.descriptor, log.descriptor],
    };
    const command = asUser(runAs, path.join(bin, 'postgres'), words);
    const child = await startChild(command, options, STOP_STEPS).finally(() =>
      closeSync(log.descriptor),
    );
    try {
      if (await waitForDatabase(login, POSTGRES_DATABASE, child.exited)) return child;
    } catch (error) {
      await child.stop();
      throw error;
    }
    const said = log.written().trim();
    if (Date.now() > end || !said.includes('shared memory block')) {
      throw new Error(`PostgreSQL ended at its start: ${said.split('\n').slice(-4).join(' | ')}`);
    }
  }
}

/**
 * Ends the server that a killed supervisor left behind on the data of this home, and removes the lock file of one that
 * is gone: PostgreSQL itself takes any living process with that number, even a zombie, for the old server.
 * @param {string} home
 */
export async function endLeftoverPostgres(home) {
  const data = path.join(realpathSync(home), 'postgres', 'data');
  const lock = path.join(data, 'postmaster.pid');
  if (statSync(lock, { throwIfNoEntry: false }) === undefined) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  const known = Number.isInteger(pid) && pid > 1 ? knownProcess(pid) : undefined;
  if (known !== undefined && servesData(pid, data) && !(await endProcess(known, STOP_STEPS))) {
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
