import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * How to start a program as another user.
 * @typedef {object} RunAs
 * @property {string[]} prefix words that go before the command
 * @property {{ uid?: number, gid?: number }} options for `spawn`
 * @property {number | undefined} uid the user that will own the program's files; undefined where it is our own
 * @property {number | undefined} gid
 */

/** @type {RunAs} */
const OURSELVES = { prefix: [], options: {}, uid: undefined, gid: undefined };

/** The capabilities that let a user enter folders of others, the weaker one first, with their bit. */
const ENTER_FOLDERS = /** @type {const} */ ([
  ['dac_read_search', 2],
  ['dac_override', 1],
]);

/**
 * Says how to start a program that refuses to run as root, as PostgreSQL does: as ourselves, or where we are
 * root as an account that exists already. Folders that this account cannot enter, such as a home below a
 * folder with mode 700, stay as they are: the program gets the right to enter them instead.
 * @param {string[]} paths what the program has to reach
 * @returns {RunAs}
 */
export function runUnprivileged(paths) {
  if (process.getuid?.() !== 0) return OURSELVES;
  const { name, uid, gid } = unprivilegedAccount();
  const closed = paths
    .map((each) => closedFolder(each, uid, gid))
    .find((each) => each !== undefined);
  if (closed === undefined) return { prefix: [], options: { uid, gid }, uid, gid };
  const capability = enteringCapability();
  if (capability === undefined || spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      `PostgreSQL does not run as root, and the account ${name} cannot enter ${closed}. ` +
        `Install setpriv (package util-linux), use a PRESSROOM_HOME and a checkout that every user can enter, ` +
        `start as another user, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const only = `-all,+${capability}`;
  const prefix = ['setpriv', '--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups'];
  prefix.push('--inh-caps', only, '--ambient-caps', only, '--bounding-set', only);
  // access(2) ignores capabilities of a user other than root unless this bit is set.
  prefix.push('--securebits', '+no_setuid_fixup');
  return { prefix, options: {}, uid, gid };
}

/**
 * Makes the command line that starts a program as that user.
 * @param {RunAs} runAs
 * @param {string} program
 * @param {string[]} words
 * @returns {[string, ...string[]]}
 */
export function asUser({ prefix: [first, ...rest] }, program, words) {
  return first === undefined ? [program, ...words] : [first, ...rest, program, ...words];
}

function unprivilegedAccount() {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account !== undefined) return { name, uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no account postgres or nobody to run it as. ' +
      'Create one, start as another user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/**
 * @param {string} target
 * @param {number} uid
 * @param {number} gid
 * @returns {string | undefined} the first folder on the way to the target that the user cannot enter
 */
function closedFolder(target, uid, gid) {
  const folders = [];
  for (let at = path.dirname(target); ; at = path.dirname(at)) {
    folders.unshift(at);
    if (at === path.dirname(at)) break;
  }
  return folders.find((folder) => {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const needed = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    return (mode & needed) === 0;
  });
}

function enteringCapability() {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync('/proc/self/status', 'utf8');
  const held = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  return ENTER_FOLDERS.find(([, bit]) => ((held >> BigInt(bit)) & 1n) === 1n)?.[0];
}
