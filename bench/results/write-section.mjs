import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const ROOT = path.join(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'bench/RESULTS.md');
const HEAD = '# Results of the benchmarks\n';

/**
 * Writes one section of bench/RESULTS.md: the one of this title is replaced, or a new one put at the end; all
 * others stay. Below the title stands where and when it was measured.
 * @param {string} title
 * @param {string} command what measures it again
 * @param {string[]} lines
 */
export async function writeSection(title, command, lines) {
  const sections = readSections();
  const section = [`## ${title}`, '', circumstances(command), '', ...lines, ''].join('\n');
  const place = placeOf(sections, title);
  if (place < 0) sections.push(section);
  else sections[place] = section;
  const text = `${sections.map((each) => each.trimEnd()).join('\n\n')}\n`;
  writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), filepath: FILE }));
}

/**
 * The lines of a section as it is; none where there is none.
 * @param {string} title
 */
export function readSection(title) {
  const sections = readSections();
  return (sections[placeOf(sections, title)] ?? '').split('\n');
}

/** The commit that is measured, in short. */
export function commitName() {
  const words = ['rev-parse', '--short', 'HEAD'];
  return spawnSync('git', words, { encoding: 'utf8', cwd: ROOT }).stdout.trim();
}

function readSections() {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  return text.split(/^(?=## )/m);
}

/** @param {string[]} sections @param {string} title */
function placeOf(sections, title) {
  return sections.findIndex((text) => text.startsWith(`## ${title}\n`));
}

/** @param {string} command */
function circumstances(command) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `\`${command}\` at ${commitName()}, ${day}; ${machine}; Node ${process.version}.`;
}
