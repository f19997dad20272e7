import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { asUser } from './unprivileged.mjs';

/**
 * Makes the data folder of a new server unless it is there. It appears whole or not at all: a first start that
 * was killed in the middle begins again.
 * @param {object} options
 * @param {string} options.bin
 * @param {string} options.data
 * @param {import('./unprivileged.mjs').RunAs} options.runAs
 * @param {string} options.user
 * @param {string} options.password
 */
export async function createCluster({ bin, data, runAs, user, password }) {
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    chownSync(draft, runAs.uid, runAs.gid);
    chownSync(passwordFile, runAs.uid, runAs.gid);
  }
  try {
    const words = ['--pgdata', draft, '--username', user, '--pwfile', passwordFile];
    words.push('--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C');
    words.push('--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8');
    const [command, ...rest] = asUser(runAs, path.join(bin, 'initdb'), words);
    const made = spawnSync(command, rest, {
      ...runAs.options,
      cwd: '/',
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    if (made.status !== 0) {
      const said = (made.error?.message ?? `${made.stdout}${made.stderr}`).trim();
      throw new Error(`initdb could not make ${data}: ${said.split('\n').slice(-4).join(' | ')}`);
    }
    renameSync(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Gives the data folder the owner and mode that PostgreSQL insists on, as after a home was copied by root.
 * @param {string} data
 * @param {import('./unprivileged.mjs').RunAs} runAs
 */
export function takeOwnership(data, { uid, gid }) {
  const { mode, uid: owner } = statSync(data);
  if ((mode & 0o077) !== 0) chmodSync(data, 0o700);
  if (uid === undefined || gid === undefined || owner === uid) return;
  for (const entry of readdirSync(data, { recursive: true })) {
    lchownSync(path.join(data, String(entry)), uid, gid);
  }
  chownSync(data, uid, gid);
}
