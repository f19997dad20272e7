import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a whole file or nothing: a reader sees the old content or the new one, never a part.
 * @param {string} file
 * @param {string | Uint8Array} content
 * @param {number} [mode] permission bits of the new file
 */
export function writeFileAtomically(file, content, mode = 0o644) {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
