import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useTemporaryFolder } from '../support/use-temporary-folder';

const PROJECT = resolve(__dirname, '../..');
const NAME = 'send-quarterly-portfolio-statement';
const PARTS = ['src', 'test', 'scripts', 'bench', 'bin', 'package.json', 'tsconfig.json'];
const SETTINGS = ['eslint.config.mjs', 'jest.config.js', '.prettierrc.json', '.prettierignore'];

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
    for (const part of [...PARTS, ...SETTINGS]) {
      cpSync(join(PROJECT, part), join(folder.path, part), { recursive: true });
    }
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

  test('what it writes compiles', () => {
    expect(run(tool('tsc'), '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false')).toEqual({
      status: 0,
      said: '',
    });
  });

  test('what it writes passes the linter and is formatted', () => {
    expect(run(tool('eslint'), ...written)).toEqual({ status: 0, said: '' });
    expect(run(tool('prettier'), '--check', ...written)).toMatchObject({ status: 0 });
  });

  test('overwrites nothing, and refuses what is no name', () => {
    expect(run('scripts/new-job.mjs', NAME)).toMatchObject({
      status: 1,
      said: expect.stringContaining('exists already') as string,
    });
    expect(run('scripts/new-job.mjs', '../escape')).toMatchObject({
      status: 1,
      said: expect.stringContaining('is no name for a job type') as string,
    });
  });
});
