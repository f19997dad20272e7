// What every command needs before it runs: packages, the links inside them, the built program. Needs Node alone,
// and says so clearly where Node is too old. Does nothing, in well under a second, where all is up to date.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [, wanted = ''] = /(\d[\d.]*)/.exec(engines.node) ?? [];
const [major = 0, minor = 0] = wanted.split('.').map(Number);
const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(`Pressroom needs Node ${wanted} or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  try {
    const { setUp } = await import('./set-up/steps.mjs');
    await setUp((/** @type {string} */ line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
