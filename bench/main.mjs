// Runs the benchmark of a name: `npm run bench -- jobs`. Each prints this project, its peers and the ratio.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && name !== 'main.mjs')
  .map((name) => path.basename(name, '.mjs'));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME\nNAME is one of ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  process.argv.splice(2, process.argv.length, ...rest);
  await import(pathToFileURL(path.join(folder, `${name}.mjs`)).href);
}
