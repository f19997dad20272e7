import { startTemporal } from '../embedded/temporal.mjs';
import { programOf } from './programs.mjs';
import { runCommand } from './run-program.mjs';

/** @typedef {import('./compose-file.mjs').ComposeService} ComposeService */

/**
 * How services run where the dev server stands in for the Temporal server: it makes its own schema and namespace, and
 * brings the Web UI with it.
 * @param {string} cli the Temporal CLI
 */
export function withDevServer(cli) {
  /** @type {import('./programs.mjs').Run} */
  const runDevServer = ({ ports }, { home, places }) => {
    const ui = places.find(({ service }) => service.name === 'temporal-ui');
    const [port, uiPort] = [Number(ports[7233]), Number(ui?.ports[8080])];
    return startTemporal({ home, port, uiPort, cli });
  };
  /** @type {import('./programs.mjs').Run} */
  const doNothing = (place, context) => runCommand(place, context, { command: ['true'] });

  return (/** @type {ComposeService} */ service) => {
    if (service.name === 'temporal') return { run: runDevServer };
    if (service.name === 'temporal-schema') return { run: doNothing };
    return service.name === 'temporal-ui' ? undefined : programOf(service);
  };
}
