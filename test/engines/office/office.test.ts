import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createOfficeConverter } from '../../../src/engines/office';
import { odt } from '../../support/office-samples';
import { readPdf } from '../../support/read-pdf';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { waitFor } from '../../support/wait-for';

const INSTALLED = spawnSync('soffice', ['--version']).status === 0;

describe('createOfficeConverter', () => {
  const folder = useTemporaryFolder('office');
  const signal = new AbortController().signal;

  async function given(name: string, bytes: Buffer | string, mode = 0o600): Promise<string> {
    const path = join(folder.path, name);
    await writeFile(path, bytes, { mode });
    return path;
  }

  test('LibreOffice makes a PDF of an office file and fetches nothing that it links to; without it the file is refused with the reason', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/spy.png`;
    const picture = `<draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="${link}"/></draw:frame>`;
    const letter = await odt(`<text:p>Contrat d’assurance à Évry${picture}</text:p>`);
    const original = await given('original', letter);
    await expect(
      createOfficeConverter(undefined).convert(original, folder.path, signal),
    ).rejects.toMatchObject({ code: 'VALIDATION' });
    if (INSTALLED) {
      const path = await createOfficeConverter('soffice').convert(original, folder.path, signal);
      const { pages } = await readPdf(await readFile(path));
      expect(pages.join(' ')).toContain('Contrat d’assurance à Évry');
      expect(asked).toEqual([]);
      const broken = await given('broken', Buffer.from('504b0304140000000800ffff', 'hex'));
      await expect(
        createOfficeConverter('soffice').convert(broken, join(folder.path, 'other'), signal),
      ).rejects.toMatchObject({ code: 'VALIDATION' });
    } else {
      process.stderr.write('NOT TESTED: office files; install libreoffice-writer-nogui\n');
    }
    server.close();
  }, 60_000);

  test('a LibreOffice that hangs is ended with all that it has started', async () => {
    const pidFile = join(folder.path, 'pid');
    const script = `#!/bin/sh\nsleep 1000 &\necho $! > ${pidFile}\nwait\n`;
    const hanging = await given('hanging', script, 0o700);
    const file = await given('any', 'any');
    const converter = createOfficeConverter(hanging, { timeoutMs: 3_000 });
    const sleeper = async () => Number(await readFile(pidFile, 'utf8').catch(() => ''));
    const isGone = (pid: number) => () => {
      const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
      return Promise.resolve(stdout.trim() === '' || stdout.startsWith('Z'));
    };
    await expect(converter.convert(file, join(folder.path, 'slow'), signal)).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('3 seconds'),
    });
    const first = await sleeper();
    expect(first).toBeGreaterThan(0);
    await waitFor('the sleeper to be gone', isGone(first));
    await rm(pidFile);
    const stop = new AbortController();
    const stopped = createOfficeConverter(hanging).convert(file, folder.path, stop.signal);
    const second = await waitFor('the other one to sleep', async () => (await sleeper()) || null);
    stop.abort(new Error('the job is cancelled'));
    await expect(stopped).rejects.toThrow('the job is cancelled');
    await waitFor('the other sleeper to be gone', isGone(second));
  });
});
