/**
 * One line that has to be added to a file.
 * @typedef {object} Registration
 * @property {string} file
 * @property {string} importLine goes behind the last import
 * @property {string} [entry] goes before `anchor`
 * @property {RegExp} [anchor]
 */

/**
 * Lists where a new job type has to be made known.
 * @param {import('./stubs.mjs').Spellings} spellings
 * @returns {Registration[]}
 */
export function registrations({ kebab, snake, camel, Pascal }) {
  return [
    {
      file: 'src/contract/jobs/index.ts',
      importLine: `import { ${camel}Job } from './${kebab}';`,
      entry: `  ${snake}: ${camel}Job,`,
      anchor: /^\} as const;/m,
    },
    {
      file: 'src/workflows/index.ts',
      importLine: `export { ${camel}Workflow } from './${kebab}';`,
    },
    {
      file: 'src/activities/index.ts',
      importLine: `import { create${Pascal} } from './jobs/${kebab}';`,
      entry: `    ${camel}: create${Pascal}(deps),`,
      anchor: /^ {2}\};/m,
    },
    {
      file: 'src/api/routes/index.ts',
      importLine: `import { create${Pascal} } from './reports/create-${kebab}';`,
      entry: `  create${Pascal},`,
      anchor: /^ {2}\.\.\.jobEndpoints\(JOB_FAMILIES\.reports\),/m,
    },
  ];
}

/**
 * Adds a registration's lines to the text of its file.
 * @param {string} text
 * @param {Registration} registration
 */
export function register(text, { file, importLine, entry, anchor }) {
  const imports = [...text.matchAll(/^(?:import|export) .*? from '.*';\n/gms)];
  const last = imports.at(-1);
  if (last === undefined) throw new Error(`${file} has no import to add "${importLine}" behind`);
  const end = last.index + last[0].length;
  const withImport = `${text.slice(0, end)}${importLine}\n${text.slice(end)}`;
  if (entry === undefined || anchor === undefined) return withImport;
  if (!anchor.test(withImport)) {
    throw new Error(`${file} has changed its shape; add "${entry.trim()}" by hand`);
  }
  return withImport.replace(anchor, (found) => `${entry}\n${found}`);
}
