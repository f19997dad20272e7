import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useTemporaryFolder } from '../support/use-temporary-folder';

const PROJECT = resolve(__dirname, '../..');
const NAME = 'send-quarterly-portfolio-statement';

/** A compiler over the whole project takes its time where several run at once. */
const TOOL_TIMEOUT_MS = 180_000;
/** What a copy of the checkout does without. */
const LEFT_OUT = ['.git', '.pressroom', 'coverage', 'dist', 'node_modules', 'out'].map((name) =>
  join(PROJECT, name),
);

describe('npm run new:job', () => {
  const folder = useTemporaryFolder('new-job');
  let written: string[] = [];

  function run(...words: string[]): { status: number | null; said: string } {
    const options = { cwd: folder.path, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, words, options);
    return { status, said: `${stdout}${stderr}` };
  }

  function tool(name: string): string {
    return join('node_modules', '.bin', name);
  }

  beforeAll(() => {
    cpSync(PROJECT, folder.path, {
      recursive: true,
      filter: (path) => !LEFT_OUT.includes(path),
    });
    symlinkSync(join(PROJECT, 'node_modules'), join(folder.path, 'node_modules'));
    const { status, said } = run('scripts/new-job.mjs', NAME);
    expect({ status, said }).toMatchObject({ status: 0 });
    written = said.split('\n').filter((line) => line.endsWith('.ts'));
  });

  test('writes the files of a job type and makes it known', () => {
    expect(written).toHaveLength(9);
    const registry = readFileSync(join(folder.path, 'src/contract/jobs/index.ts'), 'utf8');
    expect(registry).toContain('send_quarterly_portfolio_statement: sendQuarterly');
  });

  test(
    'what it writes compiles',
    () => {
      const words = ['-p', 'tsconfig.json', '--noEmit', '--incremental', 'false'];
      expect(run(tool('tsc'), ...words)).toEqual({ status: 0, said: '' });
    },
    TOOL_TIMEOUT_MS,
  );

  test(
    'what it writes passes the linter and is formatted',
    () => {
      expect(run(tool('eslint'), ...written)).toEqual({ status: 0, said: '' });
      expect(run(tool('prettier'), '--check', ...written)).toMatchObject({ status: 0 });
    },
    TOOL_TIMEOUT_MS,
  );

  test('overwrites nothing, and refuses what is no name', () => {
    const again = run('scripts/new-job.mjs', NAME);
    expect(again.status).toBe(1);
    expect(again.said).toContain('exists already');

    const escaping = run('scripts/new-job.mjs', '../escape');
    expect(escaping.status).toBe(1);
    expect(escaping.said).toContain('is no name for a job type');
  });
});
