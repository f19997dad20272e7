import path from 'node:path';
import { lowPort } from './low-port.mjs';

/** @typedef {import('./compose-file.mjs').ComposeService} ComposeService */

/**
 * One process of the topology: a replica of a service, with what it has on this machine.
 * @typedef {object} Place
 * @property {string} name that of the service; with a number where there are several
 * @property {ComposeService} service
 * @property {Record<number, number>} ports of this machine, by those of the container
 * @property {string} folder for its files
 */

/**
 * Gives every replica of every service a free port for each of its own, and a folder.
 * @param {ComposeService[]} services
 * @param {string} home
 * @returns {Promise<Place[]>}
 */
export async function choosePlaces(services, home) {
  /** @type {Set<number>} */
  const taken = new Set();
  /** @type {number[]} */
  const free = [];
  const count = services.reduce((sum, { ports, replicas }) => sum + ports.length * replicas, 0);
  while (free.length < count) {
    free.push(await lowPort(taken));
  }
  return services.flatMap((service) =>
    Array.from({ length: service.replicas }, (_, index) => {
      const name = service.replicas === 1 ? service.name : `${service.name}-${index + 1}`;
      const ports = service.ports.map((port) => [port, free.shift()]);
      return { name, service, ports: Object.fromEntries(ports), folder: path.join(home, name) };
    }),
  );
}

/**
 * What stands in the compose file in terms of containers, in terms of this machine.
 * @typedef {object} Localizer
 * @property {(text: string, place: Place) => string} text
 * @property {(place: Place) => Record<string, string>} environment
 */

/**
 * Makes the translation: host names become 127.0.0.1, ports those of the places, paths of secrets, mounted files and
 * volumes those of this machine.
 * @param {{ places: Place[], secretsFolder: string }} topology
 * @returns {Localizer}
 */
export function createLocalizer({ places, secretsFolder }) {
  const names = [...new Set(places.map(({ service }) => service.name))];
  const firstOf = (/** @type {string} */ name) =>
    places.find(({ service }) => service.name === name);
  // The longest name first: "temporal" is the start of "temporal-ui".
  const host = new RegExp(
    `\\b(${names.sort((a, b) => b.length - a.length).join('|')}):(\\d+)\\b`,
    'g',
  );

  const text = (/** @type {string} */ value, /** @type {Place} */ place) => {
    const mounted = place.service.mounts.reduce(
      (result, mount) => result.replaceAll(mount.target, sourceOf(mount, place)),
      value.replaceAll('/run/secrets', secretsFolder),
    );
    return mounted
      .replace(host, (found, name, port) => {
        const local = firstOf(name)?.ports[port];
        return local === undefined ? found : `127.0.0.1:${local}`;
      })
      .replace(/\b(?:127\.0\.0\.1|localhost|0\.0\.0\.0):(\d+)\b/g, (found, port) => {
        const local = place.ports[port] ?? publishedAt(places, Number(port));
        return local === undefined ? found : `127.0.0.1:${local}`;
      });
  };

  /** A value that is a host or a port by itself. */
  const whole = (/** @type {string} */ value, /** @type {Place} */ place) => {
    if (value === '0.0.0.0' || names.includes(value)) return '127.0.0.1';
    if (!/^\d+$/.test(value)) return text(value, place);
    const near = [place, ...place.service.dependsOn.map(firstOf)];
    const local = near.map((each) => each?.ports[Number(value)]).find(Boolean);
    return String(local ?? value);
  };

  const environment = (/** @type {Place} */ place) =>
    Object.fromEntries(
      Object.entries(place.service.environment).map(([name, value]) => [name, whole(value, place)]),
    );
  return { text, environment };
}

/**
 * @param {{ source: string, target: string }} mount
 * @param {Place} place
 */
function sourceOf({ source, target }, place) {
  if (path.isAbsolute(source) && source !== target) return source;
  return path.join(place.folder, path.basename(target));
}

/**
 * @param {Place[]} places
 * @param {number} port of the host
 */
function publishedAt(places, port) {
  const place = places.find(({ service }) => service.published[port] !== undefined);
  return place?.ports[place.service.published[port] ?? 0];
}
