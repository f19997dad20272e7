import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createPortClaims } from '../../../scripts/supervisor/port-claims.mjs';
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

  /** Chooses as a stack does that then starts its servers, until the end of the test. */
  function start(home: string, env: Record<string, string>) {
    const claims = createPortClaims();
    cleanUps.push(() => claims.releaseAll());
    const log = (line: string) => lines.push(line);
    return choosePorts({ home, env, needed: ['api', 'postgres'], host: '127.0.0.1', log, claims });
  }

  /** Chooses as a stack does that ends at once. */
  const choose = (env: Record<string, string>) =>
    start(folder.path, env).finally(() => cleanUps.pop()?.());

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

  test('gives no port to two stacks that start at the same moment', async () => {
    const homes = await Promise.all(
      ['one', 'two', 'three'].map((name) => mkdtemp(join(folder.path, name))),
    );
    const chosen = await Promise.all(homes.map((home) => start(home, {})));
    const ports = chosen.flatMap(({ api, postgres }) => [api, postgres]);

    expect(new Set(ports).size).toBe(6);
  });
});
