// Runs Pressroom and the peers of a case turn by turn, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const VENV = path.join(ROOT, '.pressroom/bench-venv');

/** The Python that has the peers. */
export const PYTHON = path.join(VENV, 'bin/python');

/** The peer in C, which bench/setup compiles. */
const C_PROGRAM = path.join(VENV, 'bin/libxlsxwriter');

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {{ seconds: number, peakMb: number, addedMb: number, pages?: number }} Figures */

/**
 * Says whether a peer was installed.
 * @param {string} peer
 */
export function isInstalled(peer) {
  if (peer === 'libxlsxwriter') return existsSync(C_PROGRAM);
  const modules = peer.toLowerCase().replace('+', ',');
  const { status } = spawnSync(PYTHON, ['-c', `import ${modules}`]);
  return status === 0;
}

/**
 * Measures a case; the figures of each, Pressroom first, round by round.
 * @param {Case} measured
 * @param {{ peers: string[], rounds: number }} options
 * @returns {Map<string, Figures[]>}
 */
export function runCase({ name, size, targets, rounds: most = Infinity }, { peers, rounds }) {
  /** @type {Map<string, Figures[]>} */
  const runs = new Map([['Pressroom', []]]);
  const shown = targets.filter(({ peer }) => peers.includes(peer));
  for (const { peer } of shown) runs.set(peer, []);
  for (let round = 0; round < Math.min(rounds, most); round += 1) {
    const script = path.join(import.meta.dirname, 'ours.mjs');
    runs.get('Pressroom')?.push(run(process.execPath, [script, name, String(size)]));
    for (const { peer, rounds: peerMost = Infinity } of shown) {
      if (round < peerMost) runs.get(peer)?.push(runPeer(name, peer, size));
    }
  }
  return runs;
}

/**
 * The run of the median time.
 * @param {Figures[]} runs
 * @returns {Figures}
 */
export function middle(runs) {
  const sorted = [...runs].sort((one, other) => one.seconds - other.seconds);
  return sorted[runs.length >> 1] ?? { seconds: NaN, peakMb: NaN, addedMb: NaN };
}

/**
 * @param {string} name
 * @param {string} peer
 * @param {number} size
 */
function runPeer(name, peer, size) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressroom-peer-'));
  const file = path.join(folder, 'report');
  try {
    if (peer === 'libxlsxwriter') return run(C_PROGRAM, [String(size), file]);
    const script = path.join(import.meta.dirname, 'peers.py');
    return run(PYTHON, [script, name, peer, String(size), file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs one program of the bench and reads the figures that it prints last.
 * @param {string} program
 * @param {string[]} words
 * @returns {Figures}
 */
function run(program, words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${stderr}`, { cause: error });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}
