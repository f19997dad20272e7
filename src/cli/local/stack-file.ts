import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT } from '../exit-codes';
import { Problem } from '../problem';
import type { Env } from '../command';
import { PROJECT } from './project';

/** Where the parts of a running stack are, as `npm start` writes it. */
export interface StackFile {
  api: string;
  docs: string;
  temporal: { address: string; namespace: string; ui: string | null };
  databaseUrl: string;
}

/** The folder of local state. */
export function homeOf(env: Env): string {
  return resolve(PROJECT, env['PRESSROOM_HOME'] || '.pressroom');
}

/** Reads the addresses of the stack that runs on this home; undefined where none does. */
export function readStackFile(env: Env): StackFile | undefined {
  return readJson<StackFile>(join(homeOf(env), 'stack.json'));
}

/** Reads the password that `npm start` made for the development admin; undefined where it made none. */
export function ownAdminPassword(env: Env): string | undefined {
  return readJson<{ adminPassword?: string }>(join(homeOf(env), 'secrets.json'))?.adminPassword;
}

function readJson<T>(file: string): T | undefined {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem(EXIT.failed, `${file} cannot be read: ${String(error)}`, { cause: error });
  }
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Problem(EXIT.failed, `${file} is not JSON; remove it and start the stack again.`, {
      cause: error,
    });
  }
}
