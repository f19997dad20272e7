import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClamdScanner } from '../../../src/engines/virus';
import { textPdf } from '../../support/document-samples';
import { freePort } from '../../support/free-port';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { waitFor } from '../../support/wait-for';

/** What the only signature of the test's database finds. */
const MARKER = 'pressroom-harmless-marker';

const INSTALLED = spawnSync('clamd', ['--version']).status === 0;

describe('createClamdScanner', () => {
  const folder = useTemporaryFolder('virus');
  const urls: string[] = [];
  let daemon: ChildProcess | undefined;

  beforeAll(async () => {
    if (!INSTALLED) return;
    const database = join(folder.path, 'database');
    const socket = join(folder.path, 'clamd.sock');
    const port = await freePort();
    const settings = join(folder.path, 'clamd.conf');
    await mkdir(database);
    const hex = Buffer.from(MARKER).toString('hex');
    await writeFile(join(database, 'test.ndb'), `Pressroom.Test:0:*:${hex}\n`);
    await writeFile(
      settings,
      `DatabaseDirectory ${database}\nLocalSocket ${socket}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nStreamMaxLength 2M\nForeground yes\n`,
    );
    daemon = spawn('clamd', ['--config-file', settings], { stdio: 'ignore' });
    urls.push(`unix:${socket}`, `tcp://127.0.0.1:${port}`);
    const clean = await given('ping', 'ping');
    await waitFor('an answer of clamd', () =>
      createClamdScanner(`tcp://127.0.0.1:${port}`)
        .scan(clean)
        .then(
          () => true,
          () => false,
        ),
    );
  });
  afterAll(async () => {
    if (!daemon) return;
    const ended = once(daemon, 'exit');
    daemon.kill('SIGTERM');
    await ended;
  });

  async function given(name: string, bytes: Buffer | string): Promise<string> {
    const path = join(folder.path, name);
    await writeFile(path, bytes);
    return path;
  }

  test('a daemon lets a clean file pass, names what it finds and says which file is too long for it', async () => {
    if (!INSTALLED) {
      process.stderr.write('NOT TESTED: the ClamAV daemon; install clamav-daemon\n');
      await expect(
        createClamdScanner('unix:/nowhere').scan(await given('a', 'a')),
      ).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      return;
    }
    const clean = await given('clean.pdf', await textPdf(['A harmless page']));
    const infected = await given('infected.bin', Buffer.from(`abc${MARKER}def`));
    const long = await given('long.bin', Buffer.alloc(20_000_000, 'x'));
    for (const url of urls) {
      const scanner = createClamdScanner(url);
      await scanner.scan(clean);
      await expect(scanner.scan(infected)).rejects.toMatchObject({
        code: 'VALIDATION',
        message: expect.stringContaining('Pressroom.Test'),
      });
      await expect(scanner.scan(long)).rejects.toMatchObject({
        message: expect.stringContaining('StreamMaxLength'),
      });
    }
  });

  test('a daemon that is away is an outage, not a verdict', async () => {
    const scanner = createClamdScanner(`tcp://127.0.0.1:${await freePort()}`);
    await expect(scanner.scan(await given('some', 'x'))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});
