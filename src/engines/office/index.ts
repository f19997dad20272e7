import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AppError } from '../../contract/errors';

const run = promisify(execFile);

/** Milliseconds that a conversion may take. */
const TIMEOUT_MS = 5 * 60_000;

/** Turns office files into PDFs. */
export interface OfficeConverter {
  /** Converts a file and gives the PDF's path, within the directory. */
  convert(file: string, directory: string, signal: AbortSignal): Promise<string>;
}

/** Makes the converter that runs LibreOffice, each time with a profile of its own. */
export function createOfficeConverter(program: string | undefined): OfficeConverter {
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
      const profile = pathToFileURL(join(directory, 'office-profile')).href;
      const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', output];
      const settings = [`-env:UserInstallation=${profile}`, ...options, file];
      try {
        await run(program, settings, { signal, timeout: TIMEOUT_MS, killSignal: 'SIGKILL' });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw unreadable(error);
      }
      // LibreOffice names the PDF after the file, and ends well without one where it cannot load the file.
      const [name] = await readdir(output);
      if (name === undefined) throw unreadable(undefined);
      return join(output, name);
    },
  };
}

function unreadable(cause: unknown): AppError {
  return new AppError(
    'VALIDATION',
    'LibreOffice cannot read the file; it is damaged or too large.',
    {
      cause,
    },
  );
}
