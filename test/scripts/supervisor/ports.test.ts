import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { choosePorts } from '../../../scripts/supervisor/ports.mjs';
import { freePort } from '../../support/free-port';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('choosePorts', () => {
  const folder = useTemporaryFolder('ports');
  const cleanUps: (() => unknown)[] = [];
  const lines: string[] = [];

  afterEach(async () => {
    lines.length = 0;
    for (const clean of cleanUps.splice(0)) await clean();
  });

  async function take(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    await Promise.race([once(server, 'listening'), once(server, 'error')]);
    cleanUps.push(() => server.close());
  }

  const choose = (env: Record<string, string>) =>
    choosePorts({
      home: folder.path,
      env,
      needed: ['api', 'postgres'],
      host: '127.0.0.1',
      log: (line: string) => lines.push(line),
    });

  test('takes a port that is set', async () => {
    const PORT = await freePort();
    expect(await choose({ PORT: String(PORT) })).toMatchObject({ api: PORT });
  });

  test('refuses a set port that is taken and names its variable', async () => {
    const port = await freePort();
    await take(port);
    await expect(choose({ POSTGRES_PORT: String(port) })).rejects.toThrow(
      `POSTGRES_PORT=${port} (PostgreSQL) is taken`,
    );
  });

  test('refuses what is no port', async () => {
    await expect(choose({ PORT: '70000' })).rejects.toThrow('PORT=70000 is no port');
  });

  test('falls to a free port where the default is taken, says so, and keeps it for the next run', async () => {
    await take(8000);
    const first = await choose({});
    expect(first.api).not.toBe(8000);
    expect(lines.join('\n')).toContain(`port 8000 is taken, using ${first.api}`);
    expect(await choose({})).toEqual(first);
  });

  test('gives the same port to no two parts', async () => {
    const port = await freePort();
    const asked = choose({ PORT: String(port), POSTGRES_PORT: String(port) });
    await expect(asked).rejects.toThrow(`POSTGRES_PORT=${port}`);
  });
});
