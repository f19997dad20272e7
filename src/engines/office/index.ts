import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../contract/errors';
import { makeProfile } from './office-profile';
import { runProgram } from './run-program';

/** Milliseconds that a conversion may take. */
const TIMEOUT_MS = 5 * 60_000;

/** Turns office files into PDFs. */
export interface OfficeConverter {
  /** Converts a file and gives the PDF's path, within the directory. */
  convert(file: string, directory: string, signal: AbortSignal): Promise<string>;
}

/** Makes the converter that runs LibreOffice, each time with a profile of its own. */
export function createOfficeConverter(
  program: string | undefined,
  { timeoutMs = TIMEOUT_MS } = {},
): OfficeConverter {
  return {
    async convert(file, directory, signal) {
      if (program === undefined) {
        throw new AppError(
          'VALIDATION',
          'Office files need LibreOffice, which this worker does not have. Send the document as PDF.',
        );
      }
      const output = join(directory, 'office');
      await mkdir(output, { recursive: true });
      const profile = join(directory, 'office-profile');
      await makeProfile(profile);
      const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', output];
      const words = [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...options, file];
      const end = await runProgram(program, words, { timeoutMs, signal });
      if (end === 'timed out') throw tooSlow(timeoutMs);
      // LibreOffice names the PDF after the file, and ends well without one where it cannot load the file.
      const [name] = end.code === 0 ? await readdir(output) : [];
      if (name === undefined) throw unreadable();
      return join(output, name);
    },
  };
}

function unreadable(): AppError {
  return new AppError(
    'VALIDATION',
    'LibreOffice cannot read the file: it is damaged, needs a password, or this installation lacks the part of LibreOffice for its kind.',
  );
}

function tooSlow(timeoutMs: number): AppError {
  return new AppError(
    'VALIDATION',
    `LibreOffice did not finish the file within ${Math.round(timeoutMs / 1000)} seconds. Send the document as PDF.`,
  );
}
