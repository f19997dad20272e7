// npm run topology: runs the services of docker-compose.yml as plain processes until asked to end. --dev-server takes
// Temporal's dev server instead of building the server of the compose file, which takes some minutes once.
import { onRequestToEnd } from './supervisor/signals.mjs';
import { startTopology } from './topology/topology.mjs';

const asked = new AbortController();
const kill = new AbortController();

/** @param {string} line */
function log(line) {
  console.log(line);
}

onRequestToEnd({
  stop: (signal) => {
    log(`${signal}: letting running work finish; once more ends all at once.`);
    asked.abort();
  },
  kill: () => process.exit(1),
});
process.once('exit', () => kill.abort());

try {
  const topology = await startTopology({
    home: process.env['PRESSROOM_HOME'] || '.pressroom/topology',
    log,
    build: !process.argv.includes('--dev-server'),
    signal: asked.signal,
    kill: kill.signal,
  });
  log('');
  log(`All of docker-compose.yml runs; Temporal: ${topology.engine}.`);
  for (const { name, ports, pid } of topology.places) {
    const addresses = Object.values(ports).map((port) => `127.0.0.1:${port}`);
    log(`  ${name.padEnd(18)} ${addresses.join(' ').padEnd(18)} process ${pid}`);
  }
  log(`  Admin: ADMIN_EMAIL of the file, password in ${topology.secretsFolder}/admin-password`);
  log('Ctrl-C ends it.');
  await new Promise((resolve) => {
    if (asked.signal.aborted) resolve(undefined);
    asked.signal.addEventListener('abort', resolve, { once: true });
  });
  await topology.stop();
  log('Stopped.');
  process.exit(0);
} catch (error) {
  if (asked.signal.aborted) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
