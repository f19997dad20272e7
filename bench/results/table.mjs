/** @typedef {{ head: string[], rows: string[][] }} Table cells of text; the first of a row says what was measured */

/**
 * Writes a table in Markdown.
 * @param {Table} table
 */
export function tableLines({ head, rows }) {
  return [head, head.map(() => '---'), ...rows].map(tableLine);
}

/** @param {string[]} cells */
export function tableLine(cells) {
  return `| ${cells.join(' | ')} |`;
}

/**
 * Puts what was measured now in the place of what was measured before, work by work; other rows stay, in the order
 * of `works`. A work that is no longer among them goes.
 * @param {string[]} lines those of a section, in which there may be the same table
 * @param {Table} table
 * @param {string[]} works
 * @returns {Table}
 */
export function mergedTable(lines, { head, rows }, works) {
  const measured = new Set(rows.map(([work]) => work));
  const kept = rowsBelow(lines, head).filter(([work]) => !measured.has(work));
  const all = [...kept, ...rows];
  return { head, rows: works.flatMap((work) => all.filter(([name]) => name === work)) };
}

/**
 * The rows of the table that has this head.
 * @param {string[]} lines
 * @param {string[]} head
 */
function rowsBelow(lines, head) {
  const start = lines.findIndex((line) => cellsOf(line).join() === head.join());
  if (start < 0) return [];
  const below = lines.slice(start + 2);
  const end = below.findIndex((line) => !line.startsWith('|'));
  return (end < 0 ? below : below.slice(0, end)).map(cellsOf);
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
