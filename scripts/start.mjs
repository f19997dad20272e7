// npm start: runs database, engine, API and worker until asked to end. --verbose shows all that the programs log.
import { LEVELS } from './supervisor/log-lines.mjs';
import { runUntilAsked } from './supervisor/run-until-asked.mjs';
import { startStack } from './supervisor/stack.mjs';

const level = process.argv.includes('--verbose') ? 'trace' : process.env['LOG_LEVEL'] || 'warn';
const least = Object.entries(LEVELS).find(([name]) => name === level)?.[1];

/** @param {string} line */
function log(line) {
  console.log(line);
}

await runUntilAsked(async (signals) => {
  const home = process.env['PRESSROOM_HOME'] || '.pressroom';
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
  return stack;
});
