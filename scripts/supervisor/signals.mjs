/** One Ctrl-C reaches us more than once: from the terminal, and handed on by npm. */
const SAME_REQUEST_MS = 1_500;

/**
 * Calls `stop` at the first request to end (Ctrl-C, SIGTERM, a closed terminal), and `kill` at the next one.
 * @param {{ stop: (signal: string) => void, kill: () => void }} reactions
 */
export function onRequestToEnd({ stop, kill }) {
  let first = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (first === 0) {
        first = Date.now();
        stop(signal);
      } else if (Date.now() - first > SAME_REQUEST_MS) {
        kill();
      }
    });
  }
  // With the terminal gone there is nobody to write to; the work goes on.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}
