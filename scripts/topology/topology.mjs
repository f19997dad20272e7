import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { endLeftoverPostgres } from '../embedded/postgres.mjs';
import { ensureTemporalCli } from '../embedded/temporal.mjs';
import { findOnPath } from '../embedded/program-files.mjs';
import { tryLock } from '../supervisor/lock.mjs';
import { endRecordedProcess } from '../supervisor/pid-files.mjs';
import { PROJECT } from '../supervisor/project.mjs';
import { removeStackFile, writeStackFile } from '../supervisor/stack-file.mjs';
import { bringUp } from './bring-up.mjs';
import { readComposeFile } from './compose-file.mjs';
import { withDevServer } from './dev-server.mjs';
import { choosePlaces, createLocalizer } from './places.mjs';
import { programOf } from './programs.mjs';
import { makeSecrets } from './secrets.mjs';
import { findTemporalPrograms } from './temporal-programs.mjs';

/** @typedef {import('./compose-file.mjs').ComposeService} ComposeService */
/** @typedef {import('./places.mjs').Place} Place */
/** @typedef {import('./bring-up.mjs').RunningPlace} RunningPlace */

/**
 * The services of the compose file, running as processes.
 * @typedef {object} Topology
 * @property {'server' | 'dev server'} engine which Temporal server runs
 * @property {RunningPlace[]} places
 * @property {string} secretsFolder
 * @property {() => Promise<void>} stop ends them, each before what it depends on
 */

/**
 * @typedef {object} TopologyOptions
 * @property {string} home folder of all state
 * @property {(line: string) => void} log
 * @property {boolean} build whether to build the Temporal programs where the cache has none
 * @property {boolean} [restart] whether what ends is started again, as the compose file has it; yes by default
 * @property {string[]} [without] names of services to leave out
 * @property {Record<string, string>} [settings] of our own programs, on top of those of the file
 * @property {AbortSignal} [signal] gives the start up
 * @property {AbortSignal} [kill] ends everything at once
 */

/**
 * Starts what `docker-compose.yml` describes as plain processes of this machine: the same commands, environment,
 * secrets and order, on free ports. Where there are no programs of the Temporal images, the dev server stands in.
 * @param {TopologyOptions} options
 * @returns {Promise<Topology>}
 */
export async function startTopology({ home: folder, log, build, restart = true, ...options }) {
  const home = path.resolve(folder);
  mkdirSync(home, { recursive: true });
  const { release, holder } = tryLock(path.join(home, 'supervisor.lock'));
  if (release === undefined) {
    throw new Error(`A topology already runs on ${home} (process ${holder.pid}). Stop it first.`);
  }
  const file = readComposeFile(process.env);
  const services = runnable(file.services, options.without ?? [], log);
  const temporalPrograms = await temporalProgramsOf({ services, build, log });
  const places = await choosePlaces(services, home);
  await endLeftovers(home, places);
  const database = places.find(({ service }) => service.name === 'postgres');
  const address = `127.0.0.1:${database?.ports[5432]}`;
  const secretsFolder = makeSecrets(home, file.secrets, address);
  const cli = await ensureTemporalCli({ home: path.join(PROJECT, '.pressroom'), log });
  const context = {
    home,
    places,
    programs: linkPrograms(home, { ...temporalPrograms, temporal: cli, node: process.execPath }),
    localizer: createLocalizer({ places, secretsFolder }),
    settings: options.settings ?? {},
  };
  const engine = temporalPrograms === undefined ? 'dev server' : 'server';
  const programs = engine === 'server' ? programOf : withDevServer(cli);
  const { signal, kill } = options;
  const running = await bringUp({ context, programs, restart, log, signal, kill });
  const stop = async () => {
    removeStackFile(home);
    await running.stop();
    release();
  };
  writeStackFile(home, addressesOf(places, secretsFolder));
  return { engine, places: running.places, secretsFolder, stop };
}

/**
 * @param {Place[]} places
 * @param {string} secretsFolder
 * @returns {import('../supervisor/stack-file.mjs').StackAddresses}
 */
function addressesOf(places, secretsFolder) {
  const address = (/** @type {string} */ name, /** @type {number} */ port) =>
    `127.0.0.1:${places.find(({ service }) => service.name === name)?.ports[port]}`;
  const api = `http://${address('api', 8000)}`;
  return {
    api,
    docs: `${api}/docs`,
    temporal: {
      address: address('temporal', 7233),
      namespace: 'default',
      ui: `http://${address('temporal-ui', 8080)}`,
    },
    databaseUrl: readFileSync(path.join(secretsFolder, 'database-url'), 'utf8'),
  };
}

/**
 * Leaves out what cannot run here, and says so.
 * @param {ComposeService[]} services
 * @param {string[]} without
 * @param {(line: string) => void} log
 */
function runnable(services, without, log) {
  return services.filter((service) => {
    if (without.includes(service.name)) return false;
    const program = programOf(service);
    const missing = program?.needs !== undefined && findOnPath(program.needs) === undefined;
    if (program === undefined || missing) {
      log(`${service.name}: left out, ${program?.needs ?? service.image} is not to be had here`);
    } else if (program.note !== undefined) {
      log(`${service.name}: ${program.note}`);
    }
    return program !== undefined && !missing;
  });
}

/** @param {{ services: ComposeService[], build: boolean, log: (line: string) => void }} options */
async function temporalProgramsOf({ services, build, log }) {
  try {
    const programs = await findTemporalPrograms({ services, build, log });
    if (programs === undefined) log('temporal: no server is built; the dev server stands in');
    return programs;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`temporal: the server cannot be built (${reason}); the dev server stands in`);
    return undefined;
  }
}

/**
 * Ends what a killed topology left behind on this home.
 * @param {string} home
 * @param {Place[]} places
 */
async function endLeftovers(home, places) {
  removeStackFile(home);
  const steps = /** @type {const} */ ({ signal: 'SIGKILL', graceMs: 5_000 });
  await Promise.all(places.map(({ name }) => endRecordedProcess(home, name, [steps])));
  await endLeftoverPostgres(home);
}

/**
 * Puts the programs where the commands of the compose file look for them, by the names that they have there.
 * @param {string} home
 * @param {Record<string, string>} programs
 */
function linkPrograms(home, programs) {
  const folder = path.join(home, 'bin');
  mkdirSync(folder, { recursive: true });
  for (const [name, target] of Object.entries(programs)) {
    const link = path.join(folder, name);
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  return folder;
}
