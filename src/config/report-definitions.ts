import { open, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../contract/errors';
import { NO_REPORTS, reportsFile } from '../contract/reports/definitions';
import type { ReportsFile } from '../contract/reports/definitions';

/** Bytes of a logo's file, at most. */
const LOGO_MAX = 1_048_576;

/** First bytes of the pictures that a logo may be. */
const SIGNATURES = ['89504e470d0a1a0a', 'ffd8ff'];

/**
 * Reads the operator's file of queries and reports; paths of logos in it become absolute. Throws
 * CONFIGURATION with everything that is wrong.
 */
export async function loadReports(path: string | undefined): Promise<ReportsFile> {
  if (path === undefined) return NO_REPORTS;
  const { parse } = await import('yaml');
  let content: unknown;
  try {
    content = parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('CONFIGURATION', `REPORTS_FILE ${path} cannot be read: ${reason}`, {
      cause: error,
    });
  }
  const read = reportsFile.safeParse(content ?? {});
  const problems = read.success
    ? await placeLogos(read.data, dirname(path))
    : read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  if (read.success && problems.length === 0) return read.data;
  throw new AppError(
    'CONFIGURATION',
    `REPORTS_FILE ${path} is not valid:\n  ${problems.join('\n  ')}`,
  );
}

/** Makes the paths of logos absolute and gives what is wrong with their files. */
async function placeLogos({ layout, definitions }: ReportsFile, folder: string): Promise<string[]> {
  const layouts = [
    ['layout', layout] as const,
    ...Object.entries(definitions).map(
      ([name, definition]) => [`definitions.${name}.layout`, definition.layout] as const,
    ),
  ];
  const problems: string[] = [];
  for (const [place, each] of layouts) {
    if (each?.logo === undefined) continue;
    each.logo = resolve(folder, each.logo);
    const problem = await faultOfLogo(each.logo);
    if (problem !== undefined) problems.push(`${place}.logo: ${problem}`);
  }
  return problems;
}

async function faultOfLogo(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(8) });
      const start = buffer.subarray(0, bytesRead).toString('hex');
      if (!SIGNATURES.some((signature) => start.startsWith(signature))) {
        return `${path} is neither PNG nor JPEG`;
      }
      return size > LOGO_MAX ? `${path} has ${size} bytes; allowed: ${LOGO_MAX}` : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
