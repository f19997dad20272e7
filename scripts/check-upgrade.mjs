// npm run check:upgrade [-- <commit>]: whether the version before still runs on the schema of this one, as it must
// while a new version is rolled out. Runs the store's tests of that version with the migrations of this checkout.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from './supervisor/project.mjs';

/** The tests that speak to the database in every way the programs do. */
const TESTS = 'test/(store/(?!artifacts)|api/dispatch/)';

/** @param {string[]} words */
function git(...words) {
  return execFileSync('git', words, { cwd: PROJECT, encoding: 'utf8' }).trim();
}

/** The commit before the newest migration came: the last version that knows an older schema. */
function versionBefore() {
  const newest = git('log', '-1', '--diff-filter=A', '--format=%H', '--', 'migrations');
  return git('rev-parse', `${newest}^`);
}

/**
 * Runs the tests of a commit on the schema of this checkout.
 * @param {string} commit
 * @returns {number} exit code of the tests
 */
function testOnNewSchema(commit) {
  const folder = path.join(PROJECT, '.pressroom', 'check-upgrade');
  rmSync(folder, { recursive: true, force: true });
  git('worktree', 'prune');
  git('worktree', 'add', '--quiet', '--detach', folder, commit);
  try {
    cpSync(path.join(PROJECT, 'migrations'), path.join(folder, 'migrations'), { recursive: true });
    const jest = path.join(PROJECT, 'node_modules', 'jest', 'bin', 'jest.js');
    const words = [jest, '--selectProjects', 'unit', '--testPathPatterns', TESTS];
    const env = { ...process.env, PRESSROOM_HOME: path.join(PROJECT, '.pressroom') };
    return spawnSync(process.execPath, words, { cwd: folder, env, stdio: 'inherit' }).status ?? 1;
  } finally {
    git('worktree', 'remove', '--force', folder);
  }
}

if (
  !existsSync(path.join(PROJECT, '.git')) ||
  git('rev-parse', '--is-shallow-repository') === 'true'
) {
  console.log('NOT CHECKED: the version before cannot be had, since this checkout has no history.');
} else {
  const commit = process.argv[2] ?? versionBefore();
  console.log(
    `Testing ${git('log', '-1', '--format=%h %s', commit)} on the schema of this checkout …`,
  );
  process.exitCode = testOnNewSchema(commit);
}
