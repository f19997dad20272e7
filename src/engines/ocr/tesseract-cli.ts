import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AppError } from '../../contract/errors';
import type { OcrEngine } from './ocr-engine';
import { readTsv } from './read-tsv';

const run = promisify(execFile);

/** Resolution that pictures have. */
const DPI = '300';

/**
 * Tesseract's own threads cost more than they give: with them a page took seven times as long on two
 * processors. Pages are recognised side by side instead.
 */
const ONE_THREAD = 'OMP_THREAD_LIMIT=1';

/** Finds the `tesseract` program; undefined where it is not installed. */
export async function findTesseractCli(): Promise<OcrEngine | undefined> {
  const languages = await installedLanguages();
  if (!languages) return undefined;
  return {
    name: 'tesseract',
    supports: (wanted) => wanted.every((language) => languages.has(language)),
    async recognise(picture, { languages: wanted, signal }) {
      const output = `${picture}.out`;
      try {
        await recognise([picture, output, '-l', wanted.join('+')], signal);
        const [tsv, text] = await Promise.all([
          readFile(`${output}.tsv`, 'utf8'),
          readFile(`${output}.txt`, 'utf8'),
        ]);
        return readTsv(tsv, text);
      } finally {
        await Promise.all([
          rm(`${output}.tsv`, { force: true }),
          rm(`${output}.txt`, { force: true }),
        ]);
      }
    },
    close: () => Promise.resolve(),
  };
}

async function recognise(args: string[], signal: AbortSignal): Promise<void> {
  const command = [ONE_THREAD, 'tesseract', ...args, '--dpi', DPI, 'txt', 'tsv'];
  try {
    await run('env', command, { signal, killSignal: 'SIGKILL' });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new AppError('RENDER_FAILED', `tesseract failed: ${stderr.trim() || message}`, {
      publicMessage: 'The text recognition of a page failed.',
      cause: error,
    });
  }
}

async function installedLanguages(): Promise<Set<string> | undefined> {
  try {
    const { stdout } = await run('tesseract', ['--list-langs']);
    return new Set(
      stdout
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
