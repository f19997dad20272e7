// npm run histories: runs every kind of job on a stack of its own and keeps its history for the replay test.
// npm run histories -- heavy: only those whose names begin so.
import { recordHistories } from './histories/record.mjs';
import { onRequestToEnd } from './supervisor/signals.mjs';

const asked = new AbortController();
const kill = new AbortController();
onRequestToEnd({
  stop: (signal) => asked.abort(new Error(`ended by ${signal}`)),
  kill: () => process.exit(1),
});
process.once('exit', () => kill.abort());

try {
  await recordHistories({
    wanted: process.argv.slice(2),
    log: (/** @type {string} */ line) => console.log(line),
    signal: asked.signal,
    kill: kill.signal,
  });
  process.exit(0);
} catch (error) {
  console.error(
    `No histories were kept: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
