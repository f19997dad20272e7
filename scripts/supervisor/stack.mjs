import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { endLeftoverPostgres, startPostgres } from '../embedded/postgres.mjs';
import { endLeftoverTemporal, ensureTemporalCli, startTemporal } from '../embedded/temporal.mjs';
import { LEVELS } from './log-lines.mjs';
import { tryLock } from './lock.mjs';
import { nodeProgram } from './node-program.mjs';
import { endRecordedProcess } from './pid-files.mjs';
import { createPortClaims } from './port-claims.mjs';
import { choosePorts } from './ports.mjs';
import { waitUntilReady } from './ready.mjs';
import { keepRunning } from './service.mjs';
import { guardOpenWorkflows } from './replay-guard.mjs';
import { programEnv, readStackSettings } from './settings.mjs';
import { removeStackFile, writeStackFile } from './stack-file.mjs';
import { workerMemoryEnv } from './worker-memory.mjs';

/** @typedef {import('./service.mjs').Service} Service */
/** @typedef {import('./settings.mjs').StackSettings} StackSettings */
/** @typedef {import('./stack-file.mjs').StackAddresses} StackAddresses */
/** @typedef {import('./settings.mjs').Credentials} Credentials */

/**
 * The whole product, running.
 * @typedef {object} Stack
 * @property {StackAddresses} addresses
 * @property {Credentials | undefined} credentials of the development admin
 * @property {() => Promise<void>} stop lets workers and API finish what they do, then ends engine and database
 */

/**
 * @typedef {object} StackOptions
 * @property {string} home folder of all state
 * @property {NodeJS.ProcessEnv} [env] settings
 * @property {(line: string) => void} log
 * @property {AbortSignal} [signal] gives the start up
 * @property {AbortSignal} [kill] ends everything at once, whatever is going on
 * @property {string} [programsHome] home whose `bin` keeps the Temporal CLI; that of the stack by default
 * @property {number} [least] level of the programs' log lines that are shown
 */

/** A worker's command line holds `worker`, the API's does not: operators tell them apart by it. */
const API_PROGRAM = { name: 'api', script: 'dist/api/main.js' };
const WORKER_PROGRAM = { name: 'worker', script: 'dist/workers/main.js' };

/** Takes the mails where no provider is configured. */
const MAIL_PROGRAM = { name: 'mail', script: 'scripts/mail-catcher.mjs' };

/** A process that a killed supervisor left behind has noticed that already and is draining. */
const LEFTOVER_STEPS = /** @type {import('./child.mjs').StopStep[]} */ ([
  { signal: 'SIGTERM', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 1_000 },
]);

/**
 * Starts database, engine, API and worker on one home, each a process of its own that is started again when it dies,
 * and waits until all of them serve. Only one stack at a time runs on a home.
 * @param {StackOptions} options
 * @returns {Promise<Stack>}
 */
export async function startStack({ home: folder, env = process.env, log, ...options }) {
  const home = path.resolve(folder);
  mkdirSync(home, { recursive: true });
  const { release, holder } = tryLock(path.join(home, 'supervisor.lock'));
  if (release === undefined) {
    throw new Error(
      `A stack already runs on ${home} (process ${holder.pid}). Stop it, or set PRESSROOM_HOME to another folder.`,
    );
  }
  const claims = createPortClaims();
  const servers = /** @type {Service[]} */ ([]);
  const programs = /** @type {Service[]} */ ([]);
  const stop = async () => {
    removeStackFile(home);
    await Promise.all(programs.map((service) => service.stop()));
    await Promise.all(servers.map((service) => service.stop()));
    claims.releaseAll();
    release();
  };
  const killAll = () => [...programs, ...servers].forEach((service) => service.kill());
  options.kill?.addEventListener('abort', killAll);
  try {
    const settings = readStackSettings(home, env);
    const context = { ...options, home, log, settings, claims, servers, programs };
    const { addresses, credentials } = await bringUp(context);
    return { addresses, credentials, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @typedef {Omit<StackOptions, 'env'> & { settings: StackSettings, claims: import('./port-claims.mjs').PortClaims, servers: Service[], programs: Service[] }} Context
 */

/** @param {Context} context */
async function bringUp(context) {
  const { home, log, settings, claims, signal, programs, least = LEVELS.warn } = context;
  const { env, host, neededPorts, graceMs, credentials } = settings;
  await endLeftovers(home);
  const ports = await choosePorts({ home, env, needed: neededPorts, host, log, claims });
  const running = await startServers(context, ports);
  signal?.throwIfAborted();
  const childEnv = programEnv(home, settings, { ports, ...running });
  const own = neededPorts.includes('smtp') ? [MAIL_PROGRAM] : [];
  /** @param {{ name: string, script: string }} program */
  const run = async ({ name, script }, env = childEnv) => {
    const start = nodeProgram({ name, script, env, graceMs, least }, home, log);
    programs.push(await keepRunning({ name, start, log }));
  };
  for (const program of [...own, API_PROGRAM]) await run(program);
  if (settings.replays) await guardOpenWorkflows(childEnv, signal);
  await run(WORKER_PROGRAM, workerMemoryEnv(childEnv));
  const api = `http://${reachable(host)}:${ports.api}`;
  await waitUntilReady({ api, programs, signal, home });
  const addresses = { api, docs: `${api}/docs`, ...running };
  writeStackFile(home, addresses);
  return { addresses, credentials };
}

/**
 * Starts database and engine, both at once, unless existing ones are to be used.
 * @param {Context} context
 * @param {import('./ports.mjs').Ports} ports
 * @returns {Promise<Pick<StackAddresses, 'databaseUrl' | 'temporal'>>}
 */
async function startServers(context, ports) {
  const started = await Promise.allSettled([
    context.settings.databaseUrl ?? ownDatabase(context, ports.postgres),
    context.settings.temporal ?? ownEngine(context, ports),
  ]);
  const [database, engine] = started;
  if (database.status === 'rejected') throw database.reason;
  if (engine.status === 'rejected') throw engine.reason;
  return { databaseUrl: database.value, temporal: engine.value };
}

/**
 * @param {Context} context
 * @param {number} port
 */
async function ownDatabase({ home, log, servers }, port) {
  let url = '';
  const start = async () => {
    const postgres = await startPostgres({ home, port });
    ({ url } = postgres);
    return postgres;
  };
  servers.push(await keepRunning({ name: 'postgres', start, log }));
  return url;
}

/**
 * @param {Context} context
 * @param {import('./ports.mjs').Ports} ports
 */
async function ownEngine({ home, programsHome = home, log, servers, settings, signal }, ports) {
  const { namespace } = settings;
  const cli = await unlessAborted(ensureTemporalCli({ home: programsHome, log }), signal);
  let where = { address: '', namespace, ui: '' };
  const start = async () => {
    const options = { home, cli, port: ports.temporal, uiPort: ports.temporalUi, namespace };
    const { address, ui, ...child } = await startTemporal(options);
    where = { address, namespace, ui };
    return child;
  };
  servers.push(await keepRunning({ name: 'temporal', start, log }));
  return where;
}

/**
 * Waits for something that cannot be interrupted, such as a download, no longer than until we are asked to end.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<T>}
 */
function unlessAborted(promise, signal) {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('asked to end', { cause: signal.reason }));
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject);
  });
}

/**
 * The address under which this machine reaches a server that listens there.
 * @param {string} host
 */
function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** @param {string} home */
async function endLeftovers(home) {
  removeStackFile(home);
  const all = [API_PROGRAM, WORKER_PROGRAM, MAIL_PROGRAM];
  await Promise.all(all.map(({ name }) => endRecordedProcess(home, name, LEFTOVER_STEPS)));
  await Promise.all([endLeftoverTemporal(home), endLeftoverPostgres(home)]);
}
