import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

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
export function writeSection(title, command, lines) {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const sections = before.split(/^(?=## )/m);
  const section = [`## ${title}`, '', circumstances(command), '', ...lines, ''].join('\n');
  const place = sections.findIndex((text) => text.startsWith(`## ${title}\n`));
  if (place < 0) sections.push(section);
  else sections[place] = section;
  writeFileSync(FILE, `${sections.map((text) => text.trimEnd()).join('\n\n')}\n`);
}

/** @param {string} command */
function circumstances(command) {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `\`${command}\` at ${stdout.trim()}, ${day}; ${machine}; Node ${process.version}.`;
}
