import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Env } from '../../command';
import { fine, missing } from './finding';
import type { Finding } from './finding';

/** Programs that some work is better with, and what to do where they are not there. */
const TOOLS = [
  {
    program: 'temporal',
    without: 'npm start fetches its own copy',
    fix: 'Install the Temporal CLI to look into workflows by hand.',
  },
] as const;

/** Looks for the programs that the product can do without. */
export function checkTools(env: Env): Finding[] {
  return TOOLS.map(({ program, without, fix }) => {
    const path = findOnPath(program, env['PATH'] ?? '');
    if (path !== undefined) return { ...fine(program, path), optional: true };
    return missing(program, `not on PATH; ${without}`, fix);
  });
}

function findOnPath(program: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
