import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Puts a program under its final name only once it is whole; two at a time do no harm.
 * @param {string} file
 * @param {Buffer | string} program its content, or the path of a copy
 * @returns {string} the file
 */
export function installProgram(file, program) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    if (typeof program === 'string') copyFileSync(program, temporary);
    else writeFileSync(temporary, program);
    chmodSync(temporary, 0o755);
    renameSync(temporary, file);
    return file;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Lets something make a program in a folder of its own, and puts it under its final name.
 * @param {string} file
 * @param {(folder: string) => Promise<string>} make returns the path of the program
 * @returns {Promise<string>} the file
 */
export async function makeProgram(file, make) {
  mkdirSync(path.dirname(file), { recursive: true });
  const folder = mkdtempSync(`${file}-`);
  try {
    return installProgram(file, await make(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Finds a program in the folders of PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findOnPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const named = folders.filter((folder) => folder !== '');
  return named.map((folder) => path.join(folder, name)).find(isExecutable);
}

/**
 * Says whether there is such a program and we may run it.
 * @param {string} file
 * @returns {boolean}
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
