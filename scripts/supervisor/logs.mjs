import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A log past this size moves aside when its program starts anew; the one moved aside before goes. */
const ROTATE_BYTES = 20 * 1024 * 1024;

/**
 * Opens `home/logs/<name>.log` to append to it.
 * @param {string} home
 * @param {string} name
 * @returns {{ file: string, descriptor: number, written: () => string }} `written` reads what was appended since
 */
export function openLog(home, name) {
  const file = path.join(home, 'logs', `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) {
    renameSync(file, `${file}.1`);
  }
  const descriptor = openSync(file, 'a', 0o600);
  const from = fstatSync(descriptor).size;
  return { file, descriptor, written: () => readFrom(file, from) };
}

/**
 * @param {string} file
 * @param {number} from
 */
function readFrom(file, from) {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
    const length = readSync(descriptor, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}
