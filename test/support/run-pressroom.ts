import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { StackAddress } from './running-stack';

const COMMAND = resolve(__dirname, '../../scripts/pressroom.mjs');

/** What a command left behind. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `pressroom` as an operator of a stack does, with nothing else in its environment. */
export function runPressroom(
  words: string | string[],
  { home, admin }: Pick<StackAddress, 'home' | 'admin'>,
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [COMMAND, ...(typeof words === 'string' ? words.split(' ') : words)],
      {
        env: {
          PATH: process.env['PATH'],
          PRESSROOM_HOME: home,
          ADMIN_EMAIL: admin.email,
          ADMIN_PASSWORD: admin.password,
          ...env,
        },
      },
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}
