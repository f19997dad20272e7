import { readFileSync } from 'node:fs';
import path from 'node:path';

const TEMPLATES = path.join(import.meta.dirname, 'templates');

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * How a job type is spelled where.
 * @typedef {{ kebab: string, snake: string, camel: string, Pascal: string, title: string }} Spellings
 */

/** Which template goes where. */
const FILES = {
  contract: (/** @type {string} */ name) => `src/contract/jobs/${name}.ts`,
  workflow: (/** @type {string} */ name) => `src/workflows/${name}.ts`,
  activity: (/** @type {string} */ name) => `src/activities/jobs/${name}.ts`,
  endpoint: (/** @type {string} */ name) => `src/api/routes/reports/create-${name}.ts`,
  test: (/** @type {string} */ name) => `test/workflows/${name}.test.ts`,
};

/**
 * Spells the name of a new job type in every way that its files need.
 * @param {string} name verb and object, such as archive-report
 * @returns {Spellings}
 */
export function spell(name) {
  if (!KEBAB_CASE.test(name)) {
    throw new Error(
      `"${name}" is no name for a job type. Use lower-case words joined by "-", such as archive-report.`,
    );
  }
  const words = name.split('-');
  const Pascal = words.map(capitalise).join('');
  return {
    kebab: name,
    snake: words.join('_'),
    camel: `${Pascal[0]?.toLowerCase()}${Pascal.slice(1)}`,
    Pascal,
    title: capitalise(words.join(' ')),
  };
}

/**
 * Makes the new files of a job type: their paths and texts.
 * @param {Spellings} spellings
 * @returns {{ file: string, text: string }[]}
 */
export function stubFiles(spellings) {
  return Object.entries(FILES).map(([template, place]) => ({
    file: place(spellings.kebab),
    text: fill(readFileSync(path.join(TEMPLATES, `${template}.txt`), 'utf8'), spellings),
  }));
}

/**
 * @param {string} template
 * @param {Record<string, string>} spellings
 */
function fill(template, spellings) {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, key) => spellings[key] ?? '');
}

/** @param {string} word */
function capitalise(word) {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
