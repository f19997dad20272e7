import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Part } from './part';

const PROJECT = resolve(__dirname, '../../..');

/** One of our own programs: its compiled entry, its environment, and the folder of its log. */
export interface ProgramOptions {
  name: string;
  script: string;
  env: Record<string, string>;
  logs: string;
  /** Where it runs; the project by default. */
  cwd?: string;
}

/** Makes a part of a program of ours. It ends itself when the test's process is gone. */
export function programPart(options: ProgramOptions): Part {
  const { name, script, env, logs, cwd = PROJECT } = options;
  let child: ChildProcess | undefined;
  let end: Promise<string> = Promise.resolve('was not started');
  const isAlive = () => child?.exitCode === null && child.signalCode === null;
  const send = (signal: NodeJS.Signals) => {
    if (isAlive()) child?.kill(signal);
  };
  return {
    name,
    get pid() {
      return child?.pid ?? 0;
    },
    get alive() {
      return isAlive();
    },
    async start() {
      const log = openSync(join(logs, `${name}.log`), 'a');
      const started = spawn(process.execPath, [script], {
        cwd,
        env: { ...process.env, NODE_ENV: undefined, ...env },
        stdio: ['ignore', log, log, 'ipc'],
      });
      closeSync(log);
      end = once(started, 'exit').then(([code, signal]: unknown[]) =>
        typeof signal === 'string' ? signal : `exit code ${String(code)}`,
      );
      child = started;
      await once(started, 'spawn');
    },
    async signal(signal) {
      send(signal);
      if (signal === 'SIGKILL') await end;
    },
    ended: () => end,
    async stop() {
      send('SIGCONT');
      send('SIGTERM');
      await end;
    },
  };
}
