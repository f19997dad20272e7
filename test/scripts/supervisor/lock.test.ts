import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { tryLock } from '../../../scripts/supervisor/lock.mjs';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const MODULE = resolve(__dirname, '../../../scripts/supervisor/lock.mjs');

describe('tryLock', () => {
  const folder = useTemporaryFolder('lock');
  let file: string;

  beforeEach(() => {
    file = join(mkdtempSync(join(folder.path, 'home-')), 'run', 'lock');
  });

  test('gives the lock to one and names the holder to the next', () => {
    const first = tryLock(file);
    expect(first.release).toBeDefined();
    expect(tryLock(file)).toMatchObject({ holder: { pid: process.pid } });
    first.release?.();
    expect(tryLock(file).release).toBeDefined();
  });

  test('replaces the lock of a process that was killed', () => {
    const taken = `import { tryLock } from ${JSON.stringify(MODULE)};
      tryLock(${JSON.stringify(file)}); process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--input-type=module', '-e', taken]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('pid');
    expect(tryLock(file).release).toBeDefined();
  });

  test('replaces a lock whose pid belongs to another program by now', () => {
    tryLock(file);
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
    expect(tryLock(file).release).toBeDefined();
  });

  test('gives a stale lock to exactly one of many that come at once', async () => {
    tryLock(file);
    writeFileSync(file, JSON.stringify({ pid: 999_999_999, startedAt: '1' }));
    const compete = `import { tryLock } from ${JSON.stringify(MODULE)};
      const { release } = tryLock(${JSON.stringify(file)});
      console.log(release ? 'mine' : 'taken');
      process.stdin.resume().on('end', () => process.exit(0));`;
    const rivals = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', compete], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const answers = await Promise.all(
      rivals.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
    );
    for (const { stdin } of rivals) stdin.end();
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
  });
});
