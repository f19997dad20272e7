import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port';
import { sharedServer } from './shared-server';
import { waitFor } from './wait-for';

/** An S3 server of one test file. It keeps everything in memory: a new start is empty. */
export interface Moto {
  endpoint: string;
  port: number;
  start(): Promise<void>;
  /** Ends it with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
  /** Makes an empty bucket. */
  createBucket(name: string): Promise<void>;
}

/** Starts an S3 server on a free port. */
export async function startMoto(): Promise<Moto> {
  const { python } = await sharedServer('moto');
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const moto: Moto = {
    endpoint,
    port,
    async start() {
      server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
        stdio: 'ignore',
      });
      await waitFor('moto to serve', async () => (await fetch(`${endpoint}/moto-api/`)).ok);
    },
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async createBucket(name) {
      const { status } = await fetch(`${endpoint}/${name}`, { method: 'PUT' });
      if (status !== 200) throw new Error(`moto made no bucket ${name}: status ${status}`);
    },
  };
  await moto.start();
  return moto;
}
