import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useTemporaryFolder } from '../support/use-temporary-folder';

const PROJECT = resolve(__dirname, '../..');
const TESTS = `
  test('passes', () => {});
  test('fails', () => { throw new Error('no'); });
  test.skip('is skipped', () => {});
  test.todo('is left to do');
`;

describe('ClosingLineReporter', () => {
  const folder = useTemporaryFolder('reporter');
  beforeAll(async () => {
    const reporter = join(PROJECT, 'scripts/closing-line-reporter.mjs');
    await mkdir(join(folder.path, 'tests'));
    await symlink(join(PROJECT, 'node_modules'), join(folder.path, 'node_modules'));
    await writeFile(join(folder.path, 'tests', 'mixed.test.js'), TESTS);
    await writeFile(join(folder.path, 'tests', 'broken.test.js'), 'this is no program');
    await writeFile(
      join(folder.path, 'jest.config.js'),
      `module.exports = { transform: {}, reporters: ['default', ${JSON.stringify(reporter)}] };`,
    );
  });

  const runJest = (env: Record<string, string> = {}) =>
    new Promise<string>((ended) => {
      const jest = join(PROJECT, 'node_modules/jest/bin/jest.js');
      const options = { cwd: folder.path, env: { PATH: process.env['PATH'], ...env } };
      execFile(process.execPath, [jest], options, (_error, stdout) => ended(stdout));
    });

  test('the last line counts every test, and a file that cannot be loaded as failed', async () => {
    const stdout = await runJest();
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed, 2 skipped');
  });

  test('several runs add their totals to a file instead', async () => {
    const file = join(folder.path, 'totals');
    const first = await runJest({ TEST_TOTALS_FILE: file });
    await runJest({ TEST_TOTALS_FILE: file });
    expect(first).not.toContain('passed');
    expect(await readFile(file, 'utf8')).toBe('1 2 2\n1 2 2\n');
  });
});
