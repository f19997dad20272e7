// npm start: runs database, engine, API and worker until asked to end. --verbose shows all that the programs log.
import { LEVELS } from './supervisor/log-lines.mjs';
import { onRequestToEnd } from './supervisor/signals.mjs';
import { startStack } from './supervisor/stack.mjs';

const asked = new AbortController();
const level = process.argv.includes('--verbose') ? 'trace' : process.env['LOG_LEVEL'] || 'warn';
const least = Object.entries(LEVELS).find(([name]) => name === level)?.[1];
const kill = new AbortController();

/** @param {string} line */
function log(line) {
  console.log(line);
}

onRequestToEnd({
  stop: (signal) => {
    log(`${signal}: letting running work finish; once more ends all at once.`);
    asked.abort(new Error('asked to end'));
  },
  kill: () => process.exit(1),
});
// Nothing outlives us, however we end.
process.once('exit', () => kill.abort());

try {
  const home = process.env['PRESSROOM_HOME'] || '.pressroom';
  const signals = { signal: asked.signal, kill: kill.signal };
  const stack = await startStack({ home, log, ...signals, ...(least && { least }) });
  const { addresses, credentials } = stack;
  log('');
  log('Pressroom is up.');
  log(`  API              ${addresses.api}`);
  log(`  API docs         ${addresses.docs}`);
  if (addresses.temporal.ui) log(`  Temporal Web UI  ${addresses.temporal.ui}`);
  if (credentials !== undefined) {
    const { email, password, isOurs } = credentials;
    log(`  Admin            ${email} / ${isOurs ? password : '(ADMIN_PASSWORD)'}`);
  }
  log('Ctrl-C ends it.');
  await untilAsked();
  await stack.stop();
  log('Stopped.');
  process.exit(0);
} catch (error) {
  if (asked.signal.aborted) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function untilAsked() {
  return new Promise((resolve) => {
    if (asked.signal.aborted) resolve(undefined);
    asked.signal.addEventListener('abort', resolve, { once: true });
  });
}
