import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { writeFileAtomically } from './files.mjs';

/**
 * The ports of a stack: the variable that sets each, the default, and what it is for.
 */
const PORTS = /** @type {const} */ ({
  api: { variable: 'PORT', fallback: 8000, title: 'API' },
  postgres: { variable: 'POSTGRES_PORT', fallback: 5432, title: 'PostgreSQL' },
  temporal: { variable: 'TEMPORAL_DEV_PORT', fallback: 7233, title: 'Temporal' },
  temporalUi: { variable: 'TEMPORAL_UI_PORT', fallback: 8233, title: 'Temporal Web UI' },
  smtp: { variable: 'SMTP_PORT', fallback: 1025, title: 'Mail server' },
});

/** @typedef {keyof typeof PORTS} PortName */
/** @typedef {Record<PortName, number>} Ports */
/** @typedef {import('./port-claims.mjs').PortClaims} PortClaims */

/**
 * Chooses the ports of a stack. One that is set is taken or is an error. One that is not set is that of the last run
 * on this home, else the default, else a free one, each where nobody listens there; a default that was taken is told.
 * @param {object} options
 * @param {string} options.home
 * @param {NodeJS.ProcessEnv} options.env
 * @param {PortName[]} options.needed the others are not looked at
 * @param {string} options.host that the API listens on; the others listen on 127.0.0.1
 * @param {(line: string) => void} options.log
 * @param {PortClaims} options.claims keep the chosen ones from stacks that start at the same moment
 * @returns {Promise<Ports>}
 */
export async function choosePorts({ home, env, needed, host, log, claims }) {
  const file = path.join(home, 'ports.json');
  const before = readPorts(file);
  /** @type {Ports} */
  const ports = { api: 0, postgres: 0, temporal: 0, temporalUi: 0, smtp: 0 };
  // Those that are set come first: a free one must not be one of them.
  const order = [...needed].sort((a, b) => Number(isUnset(a, env)) - Number(isUnset(b, env)));
  for (const name of order) {
    const { fallback, title, variable } = PORTS[name];
    const address = name === 'api' ? host : '127.0.0.1';
    const isFree = (/** @type {number} */ port) => claimIfFree(port, address, claims);
    const set = setPort(name, env);
    const wanted = set === undefined ? [before[name], fallback] : [set];
    const free = await firstFree(wanted, isFree);
    if (free === undefined && set !== undefined && set !== 0) {
      throw new Error(`${variable}=${set} (${title}) is taken. Free that port or set another.`);
    }
    const port = free ?? (await freePort(address, claims));
    if (set === undefined && port !== fallback && port !== before[name]) {
      log(`${title}: port ${fallback} is taken, using ${port} (${variable} chooses another)`);
    }
    ports[name] = port;
  }
  const chosen = needed.filter((name) => isUnset(name, env)).map((name) => [name, ports[name]]);
  const kept = { ...before, ...Object.fromEntries(chosen) };
  writeFileAtomically(file, `${JSON.stringify(kept, null, 2)}\n`);
  return ports;
}

/**
 * @param {(number | undefined)[]} wanted
 * @param {(port: number) => Promise<boolean>} isFree
 */
async function firstFree(wanted, isFree) {
  for (const port of wanted) {
    if (port !== undefined && port !== 0 && (await isFree(port))) return port;
  }
  return undefined;
}

/**
 * @param {PortName} name
 * @param {NodeJS.ProcessEnv} env
 */
function isUnset(name, env) {
  return (env[PORTS[name].variable] ?? '') === '';
}

/**
 * @param {PortName} name
 * @param {NodeJS.ProcessEnv} env
 */
function setPort(name, env) {
  if (isUnset(name, env)) return undefined;
  const { variable } = PORTS[name];
  const port = Number(env[variable]);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${variable}=${env[variable]} is no port: use a whole number from 0 to 65535.`);
}

/**
 * Says whether nobody listens on a port at this moment.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function canListen(port, host) {
  return listenOnce(port, host).then(
    () => true,
    () => false,
  );
}

/**
 * @param {number} port
 * @param {string} host
 * @param {PortClaims} claims
 */
async function claimIfFree(port, host, claims) {
  if (!claims.take(port)) return false;
  if (await canListen(port, host)) return true;
  claims.release(port);
  return false;
}

/**
 * @param {string} host
 * @param {PortClaims} claims
 * @returns {Promise<number>}
 */
async function freePort(host, claims) {
  for (;;) {
    const port = await listenOnce(0, host);
    if (claims.take(port)) return port;
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port that was listened on for a moment
 */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/**
 * @param {string} file
 * @returns {Partial<Ports>}
 */
function readPorts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}
