import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClamdScanner } from '../../../src/engines/virus';
import { CLAMD_INSTALLED, MARKER, startClamd } from '../../support/clamd';
import type { Clamd } from '../../support/clamd';
import { textPdf } from '../../support/document-samples';
import { freePort } from '../../support/free-port';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('createClamdScanner', () => {
  const folder = useTemporaryFolder('virus');
  let clamd: Clamd | undefined;

  beforeAll(async () => {
    if (CLAMD_INSTALLED) clamd = await startClamd(folder.path);
  });
  afterAll(() => clamd?.stop());

  async function given(name: string, bytes: Buffer | string): Promise<string> {
    const path = join(folder.path, name);
    await writeFile(path, bytes);
    return path;
  }

  test('a daemon lets a clean file pass, names what it finds and says which file is too long for it', async () => {
    if (!clamd) {
      process.stderr.write('NOT TESTED: the ClamAV daemon; install clamav-daemon\n');
      await expect(
        createClamdScanner('unix:/nowhere').scan(await given('a', 'a')),
      ).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      return;
    }
    const clean = await given('clean.pdf', await textPdf(['A harmless page']));
    const infected = await given('infected.bin', Buffer.from(`abc${MARKER}def`));
    const long = await given('long.bin', Buffer.alloc(20_000_000, 'x'));
    for (const url of clamd.urls) {
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
