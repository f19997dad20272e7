import { makeBucket, runMailServer, runStorage } from './stand-ins.mjs';
import { runPrometheus } from './prometheus.mjs';
import { runDatabase, runEngine, runWebUi } from './servers.mjs';
import { commandOf, runCommand } from './run-program.mjs';

/** @typedef {import('./run-program.mjs').Context} Context */
/** @typedef {import('./places.mjs').Place} Place */
/** @typedef {(place: Place, context: Context) => Promise<import('../supervisor/child.mjs').Child>} Run */

/**
 * How the program of an image runs on this machine.
 * @type {{ image: RegExp, run: Run, note?: string, needs?: string }[]}
 */
const PROGRAMS = [
  { image: /^pressroom$/, run: runOwn },
  { image: /^postgres:/, run: runDatabase },
  { image: /^temporalio\/server:/, run: runEngine },
  { image: /^temporalio\/admin-tools:/, run: runAsWritten },
  { image: /^temporalio\/ui:/, run: runWebUi },
  { image: /^minio\/minio:/, run: runStorage, note: 'moto stands in for it' },
  { image: /^minio\/mc:/, run: makeBucket, note: 'a PUT stands in for it' },
  { image: /^axllent\/mailpit:/, run: runMailServer, note: 'the mail catcher stands in for it' },
  { image: /^prom\/prometheus:/, run: runPrometheus, needs: 'prometheus' },
];

/**
 * Finds how a service runs on this machine; undefined where it cannot.
 * @param {import('./compose-file.mjs').ComposeService} service
 */
export function programOf({ image }) {
  return PROGRAMS.find((program) => program.image.test(image));
}

/** @type {Run} */
function runAsWritten(place, context) {
  return runCommand(place, context, { command: commandOf(place, context) });
}

/**
 * One of our own programs, with what the image sets.
 * @type {Run}
 */
function runOwn(place, context) {
  const env = { HOST: '127.0.0.1', PRESSROOM_HOME: place.folder, ...context.settings };
  return runCommand(place, context, { command: commandOf(place, context), env });
}
