// Reports beside what people pick instead: `npm run bench -- reports [--case NAME] [--rounds N] [--without PEER]`.
//
// Every case and every peer runs in a process of its own, turn by turn in one run on one machine; the median
// of the rounds counts. `bench/setup` installs the peers. Writes bench/RESULTS.md where all cases ran.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './reports/cases.mjs';
import { writeSection } from './results/write-section.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const PYTHON = path.join(ROOT, '.pressroom/bench-venv/bin/python');
const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
  },
});
const cases = CASES.filter(({ name }) => values.case.length === 0 || values.case.includes(name));
const peers = new Set(cases.flatMap(({ targets }) => targets.map(({ peer }) => peer)));
const wanted = [...peers].filter((peer) => !values.without.includes(peer));
if (wanted.length > 0 && !existsSync(PYTHON)) {
  console.error(`Run bench/setup first, or say --without ${wanted.join(' --without ')}`);
  process.exit(1);
}

/** @typedef {{ seconds: number, peakMb: number, addedMb?: number, pages?: number }} Figures */

/**
 * Runs one program of the bench and reads the figures that it prints last.
 * @param {string} program
 * @param {string[]} words
 * @returns {Figures}
 */
function run(program, words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

/**
 * The run of the median time.
 * @param {Figures[]} runs
 * @returns {Figures}
 */
function middle(runs) {
  const sorted = [...runs].sort((one, other) => one.seconds - other.seconds);
  return sorted[runs.length >> 1] ?? { seconds: NaN, peakMb: NaN };
}

/** @type {string[]} */
const lines = [];
for (const { name, title, unit, size, targets } of cases) {
  const names = targets.map(({ peer }) => peer).filter((peer) => wanted.includes(peer));
  /** @type {Map<string, Figures[]>} */
  const runs = new Map();
  for (const who of ['Pressroom', ...names]) runs.set(who, []);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const script = path.join(import.meta.dirname, 'reports/ours.mjs');
    runs.get('Pressroom')?.push(run(process.execPath, [script, name, String(size)]));
    for (const peer of names) {
      const words = [path.join(import.meta.dirname, 'reports/peers.py'), name, peer, String(size)];
      runs.get(peer)?.push(run(PYTHON, words));
    }
  }
  const own = middle(runs.get('Pressroom') ?? []);
  for (const [who, figures] of runs) {
    const { seconds, peakMb, addedMb, pages } = middle(figures);
    const rate = (pages ?? size) / seconds;
    const target = targets.find(({ peer }) => peer === who);
    const ratio = target ? size / own.seconds / rate : undefined;
    const verdict =
      ratio === undefined ? '' : `${ratio.toFixed(1)} × (to reach: ${target?.ratio} ×)`;
    const memory =
      addedMb === undefined ? peakMb.toFixed(0) : `${peakMb.toFixed(0)} (+${addedMb.toFixed(0)})`;
    lines.push(
      `| ${title} | ${who} | ${seconds.toFixed(2)} | ${rate.toFixed(0)} ${unit} | ${memory} | ${verdict} |`,
    );
    console.log(lines.at(-1));
  }
}

if (values.case.length === 0) writeResults();

function writeResults() {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const packages = ['pdfkit', 'echarts', '@duckdb/node-api'].map(
    (name) => `${name} ${dependencies[name]}`,
  );
  const versions = spawnSync(PYTHON, ['-m', 'pip', 'freeze'], { encoding: 'utf8' }).stdout ?? '';
  const known = versions
    .split('\n')
    .filter((line) => /^(xlsxwriter|openpyxl|reportlab|matplotlib|pandas)==/i.test(line));
  writeSection('Reports beside what people pick instead', 'npm run bench -- reports', [
    `Median of ${values.rounds} rounds; ${packages.join(', ')}; ${known.join(', ')}.`,
    'The ratio is how many times faster Pressroom is than the peer of that line. Memory: the peak of the process, in brackets what the work added to it.',
    '',
    '| work | who | s | rate | MB | ratio |',
    '|---|---|---|---|---|---|',
    ...lines,
  ]);
}
