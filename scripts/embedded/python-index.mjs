import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProgram } from './run-program.mjs';
import { wheelForThisMachine } from './wheel.mjs';

const PYTHONS = ['python3', 'python'];
const DOWNLOAD_WITHIN_MS = 300_000;

/** @typedef {{ name: string, version: string }} PythonPackage */

/**
 * Downloads the wheel of a package for this machine through the simple JSON API of the index that is configured, and
 * checks its SHA-256. pip's own default is left to `wheelFromPip`.
 * @param {PythonPackage} wanted
 * @returns {Promise<Buffer>}
 */
export async function wheelFromIndex({ name, version }) {
  const index = await configuredIndex();
  if (index === undefined)
    throw new Error('PIP_INDEX_URL and the configuration of pip name no index');
  const { url, headers } = withoutCredentials(`${index.replace(/\/+$/, '')}/${name}/`);
  const page = await fetchOk(url, { ...headers, accept: 'application/vnd.pypi.simple.v1+json' });
  if (!/json/.test(page.headers.get('content-type') ?? ''))
    throw new Error('the index speaks no JSON');
  /** @type {{ files: { filename: string, url: string, hashes: Record<string, string> }[] }} */
  const { files } = /** @type {any} */ (await page.json());
  const file = wheelForThisMachine(files, `${name.replaceAll('-', '_')}-${version}`);
  if (file === undefined) throw new Error(`no wheel of ${name} ${version} for this machine`);
  const expected = file.hashes['sha256'];
  if (expected === undefined) throw new Error(`the index gives no SHA-256 of ${file.filename}`);
  const target = new URL(file.url, url);
  const sameHost = target.host === url.host;
  const wheel = Buffer.from(await (await fetchOk(target, sameHost ? headers : {})).arrayBuffer());
  const actual = createHash('sha256').update(wheel).digest('hex');
  if (actual !== expected)
    throw new Error(`${file.filename} has SHA-256 ${actual}, not ${expected}`);
  return wheel;
}

/**
 * Downloads the wheel by `pip download`, which honours everything that pip is configured with (indexes, folders of
 * wheels, proxies, certificates) and checks what it gets.
 * @param {PythonPackage} wanted
 * @returns {Promise<Buffer>}
 */
export async function wheelFromPip({ name, version }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressroom-wheel-'));
  try {
    const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:'];
    await runPython([...words, '--dest', folder, `${name}==${version}`]);
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip saved no wheel');
    return readFileSync(path.join(folder, wheel));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function configuredIndex() {
  const named = process.env['PIP_INDEX_URL'];
  if (named !== undefined && named !== '') return named;
  try {
    return (
      (await runPython(['-m', 'pip', 'config', 'get', 'global.index-url'])).trim() || undefined
    );
  } catch {
    // No Python, no pip, or none configured: pip says all three by its exit code.
    return undefined;
  }
}

/** @param {string[]} words */
async function runPython(words) {
  let failure;
  for (const python of PYTHONS) {
    try {
      return await runProgram(python, words, { timeoutMs: DOWNLOAD_WITHIN_MS });
    } catch (error) {
      failure = error;
      if (/** @type {{ code?: unknown }} */ (error).code !== 'ENOENT') break;
    }
  }
  throw failure;
}

/**
 * Takes user and password out of an address, which `fetch` refuses to see there, and makes a header of them.
 * @param {string} address
 * @returns {{ url: URL, headers: Record<string, string> }}
 */
function withoutCredentials(address) {
  const url = new URL(address);
  if (url.username === '') return { url, headers: {} };
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

/**
 * @param {URL} url
 * @param {Record<string, string>} headers
 */
async function fetchOk(url, headers) {
  const signal = AbortSignal.timeout(DOWNLOAD_WITHIN_MS);
  const response = await fetch(url, { headers, signal }).catch((/** @type {unknown} */ error) => {
    // What fetch throws only says that it failed; the reason is its cause.
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    const text = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`${url.host}: ${text}`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}`);
  return response;
}
