// Reports beside what people pick instead: `npm run bench -- reports [--only CASE] [--rounds N] [--without PEER]`.
//
// Every case and every peer runs in a process of its own, turn by turn in one run on one machine; the median
// of the rounds counts. `bench/setup` installs the peers. Writes bench/RESULTS.md where all cases ran.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, SERVICE } from './reports/cases.mjs';
import { pointsFile } from './reports/points.mjs';
import { isInstalled, middle, PYTHON, runCase } from './reports/rounds.mjs';
import { measureService } from './reports/service.mjs';
import { writeSection } from './results/write-section.mjs';

/** @typedef {import('./reports/cases.mjs').Case} Case */
/** @typedef {import('./reports/rounds.mjs').Figures} Figures */

const ROOT = path.join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
  },
});
const names = [...CASES.map(({ name }) => name), SERVICE];
const unknown = values.only.find((name) => !names.includes(name));
const asked = (/** @type {string} */ name) =>
  values.only.length === 0 || values.only.includes(name);
const cases = CASES.filter(({ name }) => asked(name));
const peers = [...new Set(cases.flatMap(({ targets }) => targets.map(({ peer }) => peer)))].filter(
  (peer) => !values.without.includes(peer),
);
const missing = peers.filter((peer) => !isInstalled(peer));
if (unknown !== undefined) {
  console.error(`There is no case ${unknown}; the cases are ${names.join(', ')}.`);
  process.exitCode = 2;
} else if (missing.length > 0) {
  console.error(`Run bench/setup first, or say --without ${missing.join(' --without ')}`);
  process.exitCode = 1;
} else {
  await measure();
}

async function measure() {
  if (asked('points-parquet')) await pointsFile('parquet');
  if (asked('points-csv')) await pointsFile('csv');
  const lines = ['| work | who | s | rate | peak MB (added) | |', '|---|---|---|---|---|---|'];
  lines.forEach((line) => console.log(line));
  for (const each of cases) {
    for (const line of linesOf(each)) {
      console.log(line);
      lines.push(line);
    }
  }
  /** @type {string[]} */
  const service = asked(SERVICE) ? await measureService((line) => console.log(line)) : [];
  if (values.only.length === 0) writeResults([...lines, '', ...service]);
}

/**
 * @param {Case} each
 * @returns {string[]}
 */
function linesOf(each) {
  const runs = runCase(each, { peers, rounds: Number(values.rounds) });
  const own = middle(runs.get('Pressroom') ?? []);
  return [...runs].map(([who, figures]) => {
    const found = middle(figures);
    const { seconds, peakMb, addedMb, pages = each.size } = found;
    const verdict =
      who === 'Pressroom' ? ownVerdict(each, own) : peerVerdict(each, who, own, found);
    const rate = `${(pages / seconds).toFixed(0)} ${each.unit}`;
    const memory = `${peakMb.toFixed(0)} (+${addedMb.toFixed(0)})`;
    const spread = spreadOf(figures.map((run) => run.seconds));
    return `| ${each.title} | ${who} | ${spread} | ${rate} | ${memory} | ${verdict} |`;
  });
}

/** @param {number[]} seconds */
function spreadOf(seconds) {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  const median = middle(seconds.map((each) => ({ seconds: each, peakMb: 0, addedMb: 0 }))).seconds;
  return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** @param {Case} each @param {Figures} own */
function ownVerdict({ addedMb }, own) {
  return addedMb === undefined
    ? ''
    : `+${own.addedMb.toFixed(0)} MB (to reach: ≤ ${addedMb} MB)${mark(own.addedMb <= addedMb)}`;
}

/** @param {Case} each @param {string} who @param {Figures} own @param {Figures} found */
function peerVerdict({ size, targets }, who, own, found) {
  const target = targets.find(({ peer }) => peer === who);
  const ratio = size / own.seconds / ((found.pages ?? size) / found.seconds);
  const share = own.peakMb / found.peakMb;
  const shown = [`${ratio.toFixed(2)} ×`];
  if (target?.ratio !== undefined) {
    shown.push(`(to reach: ${target.ratio} ×)${mark(ratio >= target.ratio)}`);
  }
  if (target?.memory !== undefined) {
    const added = own.addedMb / found.addedMb;
    shown.push(
      `; memory ${share.toFixed(2)} ×, of what is added ${added.toFixed(2)} × (to reach: ${target.memory} ×)${mark(share <= target.memory)}`,
    );
  }
  return shown.join(' ');
}

/** @param {boolean} isReached */
function mark(isReached) {
  return isReached ? '' : ' **not reached**';
}

/** @param {string[]} lines */
function writeResults(lines) {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const packages = ['pdfkit', 'echarts', '@duckdb/node-api'].map(
    (name) => `${name} ${dependencies[name]}`,
  );
  const versions = spawnSync(PYTHON, ['-m', 'pip', 'freeze'], { encoding: 'utf8' }).stdout ?? '';
  const known = versions
    .split('\n')
    .filter((line) => /^(xlsxwriter|openpyxl|reportlab|matplotlib|pandas)==/i.test(line));
  writeSection('Reports beside what people pick instead', 'npm run bench -- reports', [
    `${values.rounds} rounds turn by turn, fewer of what takes long: median (least–most). ${packages.join(', ')}; ${known.join(', ')}.`,
    '',
    'On the line of a peer stands how many times faster Pressroom is. Memory: the peak of the process, in brackets what the work added to it.',
    '',
    ...lines,
  ]);
}
