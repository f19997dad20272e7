// npm run demo: one report of each type through the REST API, on a stack that is started for it and stopped after.
import { runDemo } from './demo/main.mjs';
import { onRequestToEnd } from './supervisor/signals.mjs';

const asked = new AbortController();
const kill = new AbortController();
onRequestToEnd({
  stop: (signal) => asked.abort(new Error(`ended by ${signal}`)),
  kill: () => process.exit(1),
});
process.once('exit', () => kill.abort());

try {
  await runDemo({
    log: (/** @type {string} */ line) => console.log(line),
    signal: asked.signal,
    kill: kill.signal,
  });
  process.exit(0);
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
