import { closeSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild } from '../supervisor/child.mjs';
import { openLog } from '../supervisor/logs.mjs';
import { endRecordedProcess, recordProcess } from '../supervisor/pid-files.mjs';
import { ensureTemporalCli } from './temporal-programs.mjs';

export { ensureTemporalCli, ensureTestServer } from './temporal-programs.mjs';

/** @type {import('../supervisor/child.mjs').StopStep[]} */
const STOP_STEPS = [
  { signal: 'SIGTERM', graceMs: 8_000 },
  { signal: 'SIGKILL', graceMs: 1_000 },
];
const READY_WITHIN_MS = 60_000;

/**
 * Where a Temporal server is.
 * @typedef {object} TemporalAddress
 * @property {string} address `host:port`
 * @property {string} namespace
 * @property {string} ui address of the Web UI
 */

/**
 * A Temporal dev server that we started.
 * @typedef {import('../supervisor/child.mjs').Child & TemporalAddress} RunningTemporal
 */

/**
 * Starts the Temporal dev server with its Web UI over the database file in `home/temporal`. It runs in its own
 * process group, so that a Ctrl-C meant for us does not reach it.
 * @param {object} options
 * @param {string} options.home
 * @param {number} options.port
 * @param {number} options.uiPort
 * @param {string} [options.namespace]
 * @param {string} [options.cli] the Temporal CLI; looked for where absent
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<RunningTemporal>}
 */
export async function startTemporal(options) {
  const { home, port, uiPort, namespace = 'default' } = options;
  await endLeftoverTemporal(home);
  const cli = options.cli ?? (await ensureTemporalCli(options));
  const database = path.join(path.resolve(home), 'temporal', 'temporal.db');
  mkdirSync(path.dirname(database), { recursive: true });
  const { descriptor, written } = openLog(home, 'temporal');
  const child = await startChild(
    [cli, ...serverWords({ database, port, uiPort, namespace })],
    {
      cwd: path.dirname(database),
      env: serverEnvironment(home),
      stdio: ['ignore', descriptor, descriptor],
    },
    STOP_STEPS,
  ).finally(() => closeSync(descriptor));
  recordProcess(home, 'temporal', child.pid);
  const ui = `http://127.0.0.1:${uiPort}`;
  if (!(await isReady(ui, namespace, child.exited))) {
    await child.stop();
    const said = written().trim().split('\n').slice(-4).join(' | ');
    throw new Error(`The Temporal dev server (${cli}) did not start: ${said || 'it said nothing'}`);
  }
  const { pid, exited, stop } = child;
  return { address: `127.0.0.1:${port}`, namespace, ui, pid, exited, stop };
}

/**
 * Ends the server that a killed supervisor left behind on the database of this home.
 * @param {string} home
 */
export function endLeftoverTemporal(home) {
  return endRecordedProcess(home, 'temporal', STOP_STEPS);
}

/**
 * @param {{ database: string, port: number, uiPort: number, namespace: string }} options
 */
function serverWords({ database, port, uiPort, namespace }) {
  const words = ['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'error'];
  words.push('--port', `${port}`, '--ui-port', `${uiPort}`, '--db-filename', database);
  words.push('--namespace', namespace);
  // Twice the throughput of the default journal; nothing was lost in any kill -9 tried.
  words.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal');
  // By default the one shard reads its queue 20 times a second: 50 ms for every workflow task.
  words.push('--dynamic-config-value', 'history.transferProcessorMaxPollRPS=2000');
  return words;
}

/** Go's collector by default takes a fifth of the server's time: 76 test reports a second, with this 92. */
const GOGC = '400';

/**
 * The server's environment is ours without the variables that tell a Temporal client where to go.
 * @param {string} home
 */
function serverEnvironment(home) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  return { GOGC, ...Object.fromEntries(kept), PRESSROOM_HOME: path.resolve(home) };
}

/**
 * Asks the Web UI for the namespace, which it in turn asks the server for: one answer shows that both serve.
 * @param {string} ui
 * @param {string} namespace
 * @param {Promise<unknown>} exited
 */
async function isReady(ui, namespace, exited) {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const end = Date.now() + READY_WITHIN_MS;
  while (!gone && Date.now() < end) {
    try {
      const answer = await fetch(`${ui}/api/v1/namespaces/${encodeURIComponent(namespace)}`, {
        signal: AbortSignal.timeout(5_000),
      });
      await answer.body?.cancel();
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
    await Promise.race([delay(50), exited]);
  }
  return false;
}
