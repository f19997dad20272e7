// npm run topology: runs the services of docker-compose.yml as plain processes until asked to end. --dev-server takes
// Temporal's dev server instead of building the server of the compose file, which takes some minutes once.
import { runUntilAsked } from './supervisor/run-until-asked.mjs';
import { startTopology } from './topology/topology.mjs';

/** @param {string} line */
function log(line) {
  console.log(line);
}

await runUntilAsked(async (signals) => {
  const topology = await startTopology({
    home: process.env['PRESSROOM_HOME'] || '.pressroom/topology',
    log,
    build: !process.argv.includes('--dev-server'),
    ...signals,
  });
  log('');
  log(`All of docker-compose.yml runs; Temporal: ${topology.engine}.`);
  for (const { name, ports, pid } of topology.places) {
    const addresses = Object.values(ports).map((port) => `127.0.0.1:${port}`);
    log(`  ${name.padEnd(18)} ${addresses.join(' ').padEnd(18)} process ${pid}`);
  }
  log(`  Admin: ADMIN_EMAIL of the file, password in ${topology.secretsFolder}/admin-password`);
  return topology;
});
