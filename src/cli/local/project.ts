import { join, resolve } from 'node:path';

/** Folder of the checkout, the same distance from `src/cli/local` and `dist/cli/local`. */
export const PROJECT = resolve(__dirname, '../../..');

/** One of our programs, built. */
export function programPath(name: 'api' | 'workers'): string {
  return join(PROJECT, 'dist', name, 'main.js');
}
