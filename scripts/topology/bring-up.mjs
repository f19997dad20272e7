import { setTimeout as delay } from 'node:timers/promises';
import { keepRunning } from '../supervisor/service.mjs';
import { untilHealthy } from './health.mjs';

/** @typedef {import('./places.mjs').Place} Place */
/** @typedef {import('./run-program.mjs').Context} Context */
/** @typedef {import('./compose-file.mjs').ComposeService} ComposeService */

/**
 * @typedef {Place & { pid: number, stop: () => Promise<void>, kill: () => void }} RunningPlace `pid` of the process that
 *   runs now; `kill` ends it at once
 */

/**
 * @typedef {object} BringUpOptions
 * @property {Context} context
 * @property {(service: ComposeService) => { run: import('./programs.mjs').Run } | undefined} programs how each service
 *   runs; undefined where another one does its work
 * @property {boolean} restart
 * @property {(line: string) => void} log
 * @property {AbortSignal | undefined} signal gives the start up
 * @property {AbortSignal | undefined} kill ends everything at once
 */

/**
 * Starts every service once those that it depends on are healthy, or have done their work. Where one cannot, ends them
 * all again.
 * @param {BringUpOptions} options
 * @returns {Promise<{ places: RunningPlace[], stop: () => Promise<void> }>}
 */
export async function bringUp(options) {
  const services = [...new Set(options.context.places.map(({ service }) => service))];
  const named = (/** @type {string} */ name) => services.filter((each) => each.name === name);
  /** @type {RunningPlace[]} */
  const places = [];
  const giveUp = new AbortController();
  options.signal?.addEventListener('abort', () => giveUp.abort(new Error('asked to end')));

  const start = once(async (service) => {
    await Promise.all(service.dependsOn.flatMap(named).map(start));
    giveUp.signal.throwIfAborted();
    const program = options.programs(service);
    if (program === undefined) return;
    const own = options.context.places.filter((place) => place.service === service);
    await Promise.all(
      own.map(async (place) => {
        if (isJob(service)) return runJob(place, program, options);
        places.push(await keepPlace(place, program, options));
        await untilHealthy(place, options.context, giveUp.signal);
      }),
    );
  });
  const stopOne = once(async (service) => {
    const dependents = services.filter(({ dependsOn }) => dependsOn.includes(service.name));
    await Promise.all(dependents.map(stopOne));
    await Promise.all(places.filter((place) => place.service === service).map((p) => p.stop()));
  });
  const stop = async () => {
    await Promise.all(services.map(stopOne));
  };

  options.kill?.addEventListener('abort', () => places.forEach((place) => place.kill()));
  const started = await Promise.allSettled(
    services.map((service) =>
      start(service).catch((/** @type {unknown} */ error) => {
        giveUp.abort(error);
        throw error;
      }),
    ),
  );
  if (started.some(({ status }) => status === 'rejected')) {
    await stop();
    throw giveUp.signal.reason;
  }
  return { places, stop };
}

/** Says whether a service does something once and ends. */
const isJob = (/** @type {ComposeService} */ { restart }) => restart.startsWith('on-failure');

/**
 * @param {Place} place
 * @param {{ run: import('./programs.mjs').Run }} program
 * @param {BringUpOptions} options
 */
async function runJob(place, { run }, { context, log }) {
  const tries = Number(place.service.restart.split(':')[1] ?? 1);
  let how = '';
  for (let attempt = 0; attempt <= tries; attempt += 1) {
    // As Docker does: each restart after a longer pause.
    if (attempt > 0) await delay(Math.min(10_000, 100 * 2 ** attempt));
    const child = await run(place, context);
    how = await child.exited;
    if (how === 'exit code 0') {
      log(`${place.name}: done`);
      return;
    }
  }
  throw new Error(`${place.name} failed (${how}); its log: ${context.home}/logs/${place.name}.log`);
}

/**
 * @param {Place} place
 * @param {{ run: import('./programs.mjs').Run }} program
 * @param {BringUpOptions} options
 * @returns {Promise<RunningPlace>}
 */
async function keepPlace(place, { run }, { context, restart, log }) {
  let pid = 0;
  const start = async () => {
    const child = await run(place, context);
    ({ pid } = child);
    return child;
  };
  const { stop, kill } = restart
    ? await keepRunning({ name: place.name, start, log })
    : unkept(await start());
  return {
    ...place,
    get pid() {
      return pid;
    },
    stop,
    kill,
  };
}

/** @param {import('../supervisor/child.mjs').Child} child */
function unkept(child) {
  const kill = () => void child.stop([{ signal: 'SIGKILL', graceMs: 1_000 }]);
  return { stop: () => child.stop(), kill };
}

/**
 * Makes a function do its work once for each service.
 * @param {(service: ComposeService) => Promise<void>} work
 * @returns {(service: ComposeService) => Promise<void>}
 */
function once(work) {
  /** @type {Map<ComposeService, Promise<void>>} */
  const done = new Map();
  return (service) => {
    const running = done.get(service) ?? work(service);
    done.set(service, running);
    return running;
  };
}
