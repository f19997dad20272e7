// Documents beside what people read them with: `npm run bench -- documents [--only CASE] [--without NAME] [--pages N] [--rounds N]`.
//
// Known texts are printed, on clean pages and on pages that an old copier has spoiled. Pressroom gets them as one
// scanned PDF over REST, as `npm start` serves it; the peers get the same pages as pictures, two side by side, in
// turns in one run. Text and searchable PDF on all sides. bench/setup installs Pillow. Writes its section of
// bench/RESULTS.md; the rows of cases that did not run stay.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './documents/cases.mjs';
import { hasTesseract } from './documents/peers.mjs';
import { HEAD, lineOf, writeResults } from './documents/results.mjs';

const PYTHON = path.join(import.meta.dirname, '../.pressroom/bench-venv/bin/python');
const PEERS = ['tesseract', 'tesseract.js', 'pillow'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    pages: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
  },
});
for (const name of values.without) {
  if (!PEERS.includes(name)) throw new Error(`--without takes ${PEERS.join(', ')}, not ${name}`);
}
for (const name of values.only) {
  if (!(name in CASES))
    throw new Error(`--only takes ${Object.keys(CASES).join(', ')}, not ${name}`);
}
const peers = new Set(PEERS.filter((name) => !values.without.includes(name)));
if (peers.has('tesseract') && !(await hasTesseract())) {
  throw new Error('Install tesseract-ocr with fra and eng, or say --without tesseract');
}
if (peers.has('pillow') && !existsSync(PYTHON)) {
  throw new Error('Run bench/setup first, or say --without pillow');
}

const directory = await mkdtemp(path.join(tmpdir(), 'bench-documents-'));
/** @type {Map<string, string[]>} */
const measured = new Map();
console.log(HEAD.join('\n'));
try {
  for (const [name, run] of Object.entries(CASES)) {
    if (values.only.length > 0 && !values.only.includes(name)) continue;
    const rows = run({
      directory,
      peers,
      python: PYTHON,
      pages: Number(values.pages),
      rounds: Number(values.rounds),
    });
    const lines = [];
    for await (const row of rows) {
      lines.push(lineOf(name, row));
      console.log(lines.at(-1));
    }
    measured.set(name, lines);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
await writeResults(measured, {
  cases: Object.keys(CASES),
  conditions: `${values.pages} pages of each set, ${values.rounds} rounds in turns; median, in brackets the least.`,
});
