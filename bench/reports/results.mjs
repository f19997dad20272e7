// The section of bench/RESULTS.md on reports. A run of some cases puts its rows in the place of theirs, and each
// row says which commit it measured.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mergedTable, tableLines } from '../results/table.mjs';
import { readSection, writeSection } from '../results/write-section.mjs';
import { CASES } from './cases.mjs';
import { PYTHON } from './rounds.mjs';
import { SERVICE_WORKS } from './service.mjs';

const TITLE = 'Reports beside what people pick instead';
const PACKAGE = path.join(import.meta.dirname, '../../package.json');

/** What is told of each work and of each that does it. */
export const WORK_HEAD = ['work', 'who', 's', 'rate', 'peak MB (added)', '', 'at'];

/** What is told of the service. */
export const SERVICE_HEAD = ['service', 'measured', 'to reach', 'at'];

/**
 * Writes what was measured, and keeps the rest.
 * @param {{ works: string[][], service: string[][], rounds: string }} measured
 */
export async function writeResults({ works, service, rounds }) {
  const before = readSection(TITLE);
  const titles = CASES.map(({ title }) => title);
  const workTable = mergedTable(before, { head: WORK_HEAD, rows: works }, titles);
  const serviceTable = mergedTable(before, { head: SERVICE_HEAD, rows: service }, SERVICE_WORKS);
  await writeSection(TITLE, 'npm run bench -- reports', [
    `${rounds} rounds turn by turn, fewer of what takes long: median (least–most). ${versions()}.`,
    '',
    'On the line of a peer stands how many times faster Pressroom is. Memory: the peak of the process, in brackets what the work added to it. Rows of another commit were measured when that was the newest.',
    '',
    ...tableLines(workTable),
    '',
    ...tableLines(serviceTable),
  ]);
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
  const own = ['pdfkit', 'echarts', '@duckdb/node-api'].map(
    (name) => `${name} ${dependencies[name]}`,
  );
  const installed = spawnSync(PYTHON, ['-m', 'pip', 'freeze'], { encoding: 'utf8' }).stdout ?? '';
  const peers = installed
    .split('\n')
    .filter((line) => /^(xlsxwriter|openpyxl|reportlab|matplotlib|pandas)==/i.test(line));
  return `${own.join(', ')}; ${peers.join(', ')}`;
}
