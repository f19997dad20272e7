import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from '../supervisor/project.mjs';

/**
 * A service as the compose file describes it, with its variables filled in.
 * @typedef {object} ComposeService
 * @property {string} name
 * @property {string} image
 * @property {number} replicas
 * @property {string[]} command the entrypoint and the command
 * @property {Record<string, string>} environment
 * @property {string[]} dependsOn names of the services that have to serve, or to have ended well, before
 * @property {string[] | undefined} healthCheck the command that ends with 0 where the service is well
 * @property {string} restart
 * @property {number[]} ports that it listens on, inside its container
 * @property {Record<number, number>} published those of the host, and where each leads
 * @property {{ source: string, target: string }[]} mounts `source` is a path of the host, or the name of a volume
 */

/** @typedef {{ services: ComposeService[], secrets: string[] }} ComposeFile */

/**
 * Reads `docker-compose.yml`, its variables from an environment.
 * @param {NodeJS.ProcessEnv} env
 * @returns {ComposeFile}
 */
export function readComposeFile(env) {
  const text = readFileSync(path.join(PROJECT, 'docker-compose.yml'), 'utf8');
  const file = parse(text, { merge: true });
  const { services, secrets } = fillIn(file, env);
  return {
    services: Object.entries(services).map(([name, service]) => serviceOf(name, service)),
    secrets: Object.keys(secrets),
  };
}

/**
 * Fills in `${NAME}`, `${NAME:-default}` and `$$` in every text of a value.
 * @template T
 * @param {T} value
 * @param {NodeJS.ProcessEnv} env
 * @returns {T}
 */
export function fillIn(value, env) {
  if (typeof value === 'string') {
    const text = value.replace(
      /\$(?:\$|\{(\w+)(?::?-([^}]*))?\})/g,
      (found, name, fallback = '') => (found === '$$' ? '$' : env[name] || fallback),
    );
    return /** @type {T} */ (text);
  }
  if (Array.isArray(value)) return /** @type {T} */ (value.map((each) => fillIn(each, env)));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, each]) => [name, fillIn(each, env)]);
  return /** @type {T} */ (Object.fromEntries(entries));
}

/**
 * @param {string} name
 * @param {Record<string, any>} service
 * @returns {ComposeService}
 */
function serviceOf(name, service) {
  const { entrypoint = [], command = [], depends_on: dependsOn = {}, healthcheck } = service;
  const ports = (service['ports'] ?? []).map(publishedPort);
  const exposed = (service['expose'] ?? []).map(Number);
  return {
    name,
    image: service['image'],
    replicas: service['deploy']?.replicas ?? 1,
    command: [...entrypoint, ...command],
    environment: service['environment'] ?? {},
    dependsOn: Array.isArray(dependsOn) ? dependsOn : Object.keys(dependsOn),
    // The first word says how to run it: CMD.
    healthCheck: healthcheck?.test.slice(1),
    restart: service['restart'] ?? 'no',
    ports: [...new Set([...exposed, ...ports.map((/** @type {number[]} */ [, port]) => port)])],
    published: Object.fromEntries(ports),
    mounts: (service['volumes'] ?? []).map(mountOf),
  };
}

/**
 * Reads `127.0.0.1:8000-8001:8000` or `8000:8000`; of a range, the first.
 * @param {string} text
 * @returns {[host: number, container: number]}
 */
function publishedPort(text) {
  const [container, host] = text.split(':').reverse();
  return [Number.parseInt(host ?? '', 10), Number(container)];
}

/** @param {string} text */
function mountOf(text) {
  const [source = '', target = source] = text.split(':');
  return { source: source.startsWith('.') ? path.join(PROJECT, source) : source, target };
}
