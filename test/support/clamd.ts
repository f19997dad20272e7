import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClamdScanner } from '../../src/engines/virus';
import { freePort } from './free-port';
import { waitFor } from './wait-for';

/** What the only signature of the tests' database finds, as `Pressroom.Test`. */
export const MARKER = 'pressroom-harmless-marker';

/** Whether the daemon is installed (Debian's `clamav-daemon`). */
export const CLAMD_INSTALLED = spawnSync('clamd', ['--version']).status === 0;

/** A ClamAV daemon of one test file. It takes files of two megabytes at most. */
export interface Clamd {
  /** By its socket, and over the network. */
  urls: [unix: string, tcp: string];
  stop(): Promise<void>;
}

/** Starts a daemon whose files lie in a folder, and waits until it answers. */
export async function startClamd(folder: string): Promise<Clamd> {
  const database = join(folder, 'clamd-database');
  const socket = join(folder, 'clamd.sock');
  const settings = join(folder, 'clamd.conf');
  const port = await freePort();
  await mkdir(database);
  const hex = Buffer.from(MARKER).toString('hex');
  await writeFile(join(database, 'test.ndb'), `Pressroom.Test:0:*:${hex}\n`);
  await writeFile(
    settings,
    `DatabaseDirectory ${database}\nLocalSocket ${socket}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nStreamMaxLength 2M\nForeground yes\n`,
  );
  const daemon = spawn('clamd', ['--config-file', settings], { stdio: 'ignore' });
  const url = `tcp://127.0.0.1:${port}`;
  await waitFor('an answer of clamd', async () => {
    await createClamdScanner(url).scan(settings);
    return true;
  });
  return {
    urls: [`unix:${socket}`, url],
    async stop() {
      const ended = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      await ended;
    },
  };
}
