import { commitName, readSection, writeSection } from '../results/write-section.mjs';

const TITLE = 'Documents beside what people read them with';

/** The head of the table of results. */
export const HEAD = ['| case | what | figure | to reach | at |', '|---|---|---|---|---|'];

/**
 * One line of the table.
 * @param {string} name
 * @param {[string, string, string]} row
 */
export function lineOf(name, row) {
  return `| ${[name, ...row, commitName()].join(' | ')} |`;
}

/**
 * Writes the section of documents: the lines of the cases that were measured in the place of their former ones, those
 * of the other cases as they are.
 * @param {Map<string, string[]>} measured lines by case
 * @param {{ cases: string[], conditions: string }} options
 */
export async function writeResults(measured, { cases, conditions }) {
  const before = readSection(TITLE);
  const lines = cases.flatMap(
    (name) => measured.get(name) ?? before.filter((line) => line.startsWith(`| ${name} `)),
  );
  await writeSection(TITLE, 'npm run bench -- documents', [conditions, '', ...HEAD, ...lines]);
}
