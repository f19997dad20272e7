import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { wrongUsage } from './problem';

/** Reads a JSON object out of the file that an option names, `-` for the standard input. */
export async function readJsonObject(
  option: string,
  file: string,
): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    throw wrongUsage(`${option} ${file} is no readable JSON: ${String(error)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw wrongUsage(`${option} ${file} must hold a JSON object.`);
}
