// npm run new:job -- archive-report: writes the files of a new job type and makes it known. See docs/adding-a-job-type.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { register, registrations } from './new-job/registrations.mjs';
import { spell, stubFiles } from './new-job/stubs.mjs';
import { PROJECT } from './supervisor/project.mjs';

const NEXT = `
Now fill them in (docs/adding-a-job-type.md), then:
  npm run docs         the settings' documentation names the job types
  npm run histories    after adding a course to scripts/histories/courses/`;

/** @param {string} name */
async function addJobType(name) {
  const spellings = spell(name);
  const stubs = stubFiles(spellings);
  const taken = stubs.find(({ file }) => existsSync(path.join(PROJECT, file)));
  if (taken !== undefined) throw new Error(`${taken.file} exists already; nothing was written.`);
  // All texts first, so that a file which has changed its shape leaves nothing half done.
  const changed = registrations(spellings).map((registration) => ({
    file: registration.file,
    text: register(readFileSync(path.join(PROJECT, registration.file), 'utf8'), registration),
  }));
  for (const { file, text } of [...stubs, ...changed]) {
    const filepath = path.join(PROJECT, file);
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
    console.log(file);
  }
  console.log(NEXT);
}

try {
  const [name, ...more] = process.argv.slice(2);
  if (name === undefined || more.length > 0) {
    throw new Error('Give one name: npm run new:job -- archive-report');
  }
  await addJobType(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
