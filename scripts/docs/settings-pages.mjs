/**
 * @typedef {{ safeParse(text: unknown): { success: boolean, error?: { issues: { message: string }[] } } }} Schema
 * @typedef {Record<string, { schema: Schema, fallback?: string, about: string, secret?: boolean }>} Settings
 * @typedef {Record<string, { fallback?: string, about: string }>} OtherVariables
 */

/** A value that is wrong wherever not any text will do. */
const WRONG_VALUE = '?';

const EXAMPLE_INTRO = [
  '# Every setting with its default. Written by `npm run docs` out of src/config/settings.ts.',
  '# Copy it to .env, uncomment what you change, and load it: set -a; . ./.env; set +a; npm start',
  '# docs/configuration.md says what is allowed.',
];

/**
 * Writes the tables of all variables into the text of docs/configuration.md, between their markers.
 * @param {string} page
 * @param {Settings} settings
 * @param {OtherVariables} others
 */
export function fillConfigurationPage(page, settings, others) {
  const own = Object.entries(settings).map(([name, { schema, fallback, about, secret }]) => [
    code(name),
    code(fallback),
    allowedBy(schema),
    secret === true ? `${about} _Secret._` : about,
  ]);
  const other = Object.entries(others).map(([name, { fallback, about }]) => [
    code(name),
    code(fallback),
    about,
  ]);
  const withOwn = fill(page, 'settings', table(['Variable', 'Default', 'Allowed', 'Meaning'], own));
  return fill(withOwn, 'other variables', table(['Variable', 'Default', 'Meaning'], other));
}

/**
 * Makes the text of .env.example.
 * @param {Settings} settings
 * @param {OtherVariables} others
 */
export function environmentExample(settings, others) {
  const entries = Object.entries({ ...settings, ...others }).map(
    ([name, { about, fallback = '' }]) => `\n# ${about}\n# ${name}=${fallback}\n`,
  );
  return `${EXAMPLE_INTRO.join('\n')}\n${entries.join('')}`;
}

/**
 * Says what a setting may be, in the words that whoever sets it wrongly is told.
 * @param {Schema} schema
 */
function allowedBy(schema) {
  const [issue] = schema.safeParse(WRONG_VALUE).error?.issues ?? [];
  return issue?.message.replace(/^must (be|have) |^.*; (allowed are|write) /, '') ?? 'any text';
}

/** @param {string | undefined} text */
function code(text) {
  return text === undefined || text === '' ? '' : `\`${text}\``;
}

/**
 * @param {string} page
 * @param {string} part
 * @param {string} content
 */
function fill(page, part, content) {
  const [begin, end] = [`<!-- ${part}: written by npm run docs -->\n`, `<!-- end of ${part} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`The page lacks the lines "${begin.trim()}", "${end}"`);
  return `${page.slice(0, from + begin.length)}\n${content}\n${page.slice(to)}`;
}

/**
 * Writes a table as Prettier would.
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}
