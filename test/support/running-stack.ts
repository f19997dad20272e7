import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freePorts } from './free-port';
import { listProcesses } from './processes';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';
import { waitFor } from './wait-for';

const PROJECT = resolve(__dirname, '../..');
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;

/** Where a stack is and who may use it; small enough to pass through a variable. */
export interface StackAddress {
  /** Base URL of the API, without a trailing slash or base path. */
  api: string;
  home: string;
  temporalAddress: string;
  admin: { email: string; password: string };
}

/** A stack of processes as `npm start` runs them. */
export interface RunningStack extends StackAddress {
  /** The supervisor, which leads a process group of its own. */
  supervisor: ChildProcess;
  /** Asks all of it to end, as Ctrl-C does, and throws where a process is left or the exit code is not 0. */
  stop(): Promise<void>;
  /** Stops it and removes its home. */
  discard(): Promise<void>;
}

/** What a test may choose: a home that exists already, settings on top of the usual ones. */
export interface StackOptions {
  home?: string;
  env?: Record<string, string>;
}

/** Starts a stack of its own ports and waits until it is ready. */
export async function startStack(options: StackOptions = {}): Promise<RunningStack> {
  const home = options.home ?? (await makeTemporaryFolder('stack'));
  const [port, postgresPort, temporalPort, uiPort] = await freePorts(4);
  const admin = { email: 'admin@pressroom.test', password: 'correct-horse-battery' };
  const log = await open(join(home, 'npm-start.log'), 'a');
  const supervisor = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: PROJECT,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: {
      ...process.env,
      NODE_ENV: undefined,
      PRESSROOM_HOME: home,
      PORT: String(port),
      POSTGRES_PORT: String(postgresPort),
      TEMPORAL_DEV_PORT: String(temporalPort),
      TEMPORAL_UI_PORT: String(uiPort),
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      ...options.env,
    },
  });
  await log.close();
  const stop = () => stopStack(supervisor, home);
  const discard = async () => {
    await stop();
    await removeFolder(home);
  };
  const stack = {
    api: `http://127.0.0.1:${port}`,
    home,
    temporalAddress: `127.0.0.1:${temporalPort}`,
    admin,
    supervisor,
    stop,
    discard,
  };
  await ready(stack);
  return stack;
}

async function ready({ api, home, supervisor, stop }: RunningStack): Promise<void> {
  try {
    await waitFor(
      `${api}/health/ready`,
      async () => {
        if (hasEnded(supervisor)) return 'ended';
        return (await fetch(`${api}/health/ready`)).status === 200;
      },
      { timeoutMs: READY_TIMEOUT_MS, intervalMs: 100 },
    );
    if (hasEnded(supervisor)) throw new Error('scripts/start.mjs ended before the stack was ready');
  } catch (error) {
    await stop().catch(() => undefined);
    throw new Error(`The stack did not get ready:\n${await tail(home)}`, { cause: error });
  }
}

async function stopStack(supervisor: ChildProcess, home: string): Promise<void> {
  const group = supervisor.pid;
  if (group === undefined) throw new Error('scripts/start.mjs could not be started');
  const left = () => listProcesses({ group, home });
  if (!hasEnded(supervisor)) process.kill(-group, 'SIGTERM');
  try {
    await waitFor('the stack to end', async () => (await left()).length === 0, {
      timeoutMs: STOP_TIMEOUT_MS,
    });
  } catch (error) {
    const stayed = await left();
    for (const { pid } of stayed) process.kill(pid, 'SIGKILL');
    const commands = stayed.map(({ pid, command }) => `${pid} ${command}`).join('\n');
    throw new Error(`SIGTERM left processes behind:\n${commands}\n${await tail(home)}`, {
      cause: error,
    });
  }
  await waitFor('the exit code of the supervisor', () => hasEnded(supervisor));
  if (supervisor.exitCode !== 0) {
    const how = supervisor.exitCode ?? supervisor.signalCode;
    throw new Error(`scripts/start.mjs ended with ${how}, not 0:\n${await tail(home)}`);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function tail(home: string): Promise<string> {
  const log = await readFile(join(home, 'npm-start.log'), 'utf8');
  return log.split('\n').slice(-60).join('\n');
}
