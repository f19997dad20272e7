// Reports beside what people pick instead: `npm run bench -- reports [--only CASE] [--rounds N] [--without PEER]`.
//
// Every case and every peer runs in a process of its own, turn by turn in one run on one machine; the median
// of the rounds counts. `bench/setup` installs the peers. Puts what it measured into bench/RESULTS.md.
import { parseArgs } from 'node:util';
import { CASES, SERVICE } from './reports/cases.mjs';
import { pointsFile } from './reports/points.mjs';
import { SERVICE_HEAD, WORK_HEAD, writeResults } from './reports/results.mjs';
import { isInstalled, middle, runCase } from './reports/rounds.mjs';
import { measureService } from './reports/service.mjs';
import { tableLine, tableLines } from './results/table.mjs';
import { commitName } from './results/write-section.mjs';

/** @typedef {import('./reports/cases.mjs').Case} Case */
/** @typedef {import('./reports/rounds.mjs').Figures} Figures */

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
  const at = commitName();
  /** @type {string[][]} */
  const works = [];
  /** @type {string[][]} */
  const service = [];
  const { rounds } = values;
  // After each, so that what was measured counts whatever happens to the rest.
  const save = () => writeResults({ works, service, rounds });
  if (cases.length > 0) tell(...tableLines({ head: WORK_HEAD, rows: [] }));
  for (const each of cases) {
    for (const row of rowsOf(each)) {
      works.push([...row, at]);
      tell(tableLine([...row, at]));
    }
    await save();
  }
  if (!asked(SERVICE)) return;
  tell(...tableLines({ head: SERVICE_HEAD, rows: [] }));
  await measureService((...row) => {
    service.push([...row, at]);
    tell(tableLine([...row, at]));
  });
  await save();
}

/** @param {string[]} lines */
function tell(...lines) {
  lines.forEach((line) => console.log(line));
}

/**
 * @param {Case} each
 * @returns {string[][]}
 */
function rowsOf(each) {
  const runs = runCase(each, { peers, rounds: Number(values.rounds) });
  const own = runs.get('Pressroom') ?? [];
  return [...runs].map(([who, figures]) => {
    const { seconds, peakMb, addedMb, pages = each.size } = middle(figures);
    const verdict =
      who === 'Pressroom' ? ownVerdict(each, middle(own)) : peerVerdict(each, who, own, figures);
    const rate = `${(pages / seconds).toFixed(0)} ${each.unit}`;
    const memory = `${peakMb.toFixed(0)} (+${addedMb.toFixed(0)})`;
    return [each.title, who, spreadOf(figures.map((run) => run.seconds)), rate, memory, verdict];
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

/** @param {Case} each @param {string} who @param {Figures[]} own @param {Figures[]} peer */
function peerVerdict({ size, targets }, who, own, peer) {
  const target = targets.find((each) => each.peer === who);
  const ratio = ratioOf(middle(own), middle(peer), size);
  const share = middle(own).peakMb / middle(peer).peakMb;
  const byRound = peer.map((figures, round) => ratioOf(own[round] ?? figures, figures, size));
  const spread = [Math.min(...byRound), Math.max(...byRound)].map((each) => each.toFixed(2));
  const shown = [`${ratio.toFixed(2)} ×`];
  if (peer.length > 1) shown.push(`by round ${spread.join('–')}`);
  if (target?.ratio !== undefined) {
    shown.push(`(to reach: ${target.ratio} ×)${mark(ratio >= target.ratio)}`);
  }
  if (target?.memory !== undefined) {
    const added = middle(own).addedMb / middle(peer).addedMb;
    shown.push(
      `; memory ${share.toFixed(2)} ×, of what is added ${added.toFixed(2)} × (to reach: ${target.memory} ×)${mark(share <= target.memory)}`,
    );
  }
  return shown.join(' ');
}

/**
 * How many times faster than a peer.
 * @param {Figures} own
 * @param {Figures} peer
 * @param {number} size
 */
function ratioOf(own, peer, size) {
  return size / own.seconds / ((peer.pages ?? size) / peer.seconds);
}

/** @param {boolean} isReached */
function mark(isReached) {
  return isReached ? '' : ' **not reached**';
}
