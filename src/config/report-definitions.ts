import { readFile } from 'node:fs/promises';
import { AppError } from '../contract/errors';
import { NO_REPORTS, reportsFile } from '../contract/reports/definitions';
import type { ReportsFile } from '../contract/reports/definitions';

/** Reads the operator's file of queries and reports. Throws CONFIGURATION with everything that is wrong. */
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
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  throw new AppError(
    'CONFIGURATION',
    `REPORTS_FILE ${path} is not valid:\n  ${problems.join('\n  ')}`,
  );
}
