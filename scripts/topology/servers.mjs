import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '../embedded/postgres.mjs';
import { lowPort } from './low-port.mjs';
import { commandOf, runCommand } from './run-program.mjs';

/** @typedef {import('./programs.mjs').Run} Run */

/**
 * The embedded PostgreSQL, with the user and the database of the image's variables.
 * @type {Run}
 */
export function runDatabase({ ports }, { home }) {
  return startPostgres({ home, port: Number(ports[5432]) });
}

/** Ports of the server that only it uses itself: two topologies on a machine need two of each. */
const OWN_PORTS = [
  'FRONTEND_HTTP_PORT',
  'FRONTEND_MEMBERSHIP_PORT',
  'HISTORY_GRPC_PORT',
  'HISTORY_MEMBERSHIP_PORT',
  'MATCHING_GRPC_PORT',
  'MATCHING_MEMBERSHIP_PORT',
  'WORKER_GRPC_PORT',
  'WORKER_MEMBERSHIP_PORT',
];

/**
 * The Temporal server, by the command of the compose file: what the image's entrypoint ends in.
 * @type {Run}
 */
export async function runEngine(place, context) {
  const command = commandOf(place, context).map((word) =>
    word.replace('/etc/temporal/entrypoint.sh', 'temporal-server start'),
  );
  /** @type {Record<string, string>} */
  const env = { FRONTEND_GRPC_PORT: String(place.ports[7233]) };
  const taken = new Set(context.places.flatMap(({ ports }) => Object.values(ports)));
  for (const name of OWN_PORTS) {
    env[name] = String(await lowPort(taken));
  }
  return runCommand(place, context, { command, env });
}

/**
 * Temporal's Web UI. The image brings a configuration file that reads these from variables.
 * @type {Run}
 */
export function runWebUi(place, context) {
  const { TEMPORAL_ADDRESS: address } = context.localizer.environment(place);
  const folder = path.join(place.folder, 'config');
  mkdirSync(folder, { recursive: true });
  const settings = {
    host: '127.0.0.1',
    port: place.ports[8080],
    temporalGrpcAddress: address,
    enableUi: true,
    defaultNamespace: 'default',
    auth: { enabled: false },
  };
  // JSON is YAML.
  writeFileSync(path.join(folder, 'docker.yaml'), JSON.stringify(settings));
  const command = ['temporal-ui-server', '--root', place.folder, '--env', 'docker', 'start'];
  return runCommand(place, context, { command });
}
