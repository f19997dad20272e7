import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from '../supervisor/files.mjs';
import { PROJECT } from '../supervisor/project.mjs';

const SOURCE = path.join(PROJECT, 'src');
const TARGET = path.join(PROJECT, 'dist');
/** Holds the digest of the sources that `dist` was built from. */
const STAMP = path.join(TARGET, '.source-sha256');
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
/** Writes the bundle of all workflows, so that no worker has to at its start. */
const BUNDLER = path.join(TARGET, 'workers', 'build-bundle.js');

/**
 * Says whether `dist` was built from the sources as they are now.
 * @returns {boolean}
 */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceDigest();
}

/** Translates `src` to `dist` and bundles the workflows. Types are checked by `npm run typecheck`, not here. */
export function build() {
  const digest = sourceDigest();
  rmSync(STAMP, { force: true });
  removeOrphans();
  const compiler = path.join(PROJECT, 'node_modules', 'typescript', 'bin', 'tsc');
  runNode([compiler, '-p', 'tsconfig.build.json', '--noCheck'], 'The TypeScript compiler');
  if (existsSync(BUNDLER)) runNode([BUNDLER], 'Bundling the workflows');
  writeFileAtomically(STAMP, digest);
}

function sourceDigest() {
  const sources = filesBelow(SOURCE).map((file) => path.join('src', file));
  const hash = createHash('sha256');
  for (const file of [...CONFIGURATION, ...sources.sort()]) {
    hash.update(`${file}\0`).update(readFileSync(path.join(PROJECT, file)));
  }
  return hash.digest('hex');
}

/** Removes what was built from sources that are gone: a worker must not load a workflow that was deleted. */
function removeOrphans() {
  if (!existsSync(TARGET)) return;
  for (const file of filesBelow(TARGET)) {
    const [, stem] = /^(.+[\\/].+)\.js(?:\.map)?$/.exec(file) ?? [];
    if (stem !== undefined && !existsSync(path.join(SOURCE, `${stem}.ts`))) {
      rmSync(path.join(TARGET, file));
    }
  }
}

/** @param {string} folder */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/**
 * @param {string[]} words
 * @param {string} what
 */
function runNode(words, what) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${what} failed:\n${`${stdout}${stderr}`.trim()}`);
}
