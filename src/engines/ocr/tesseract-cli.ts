import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../contract/errors';
import type { OcrEngine } from './ocr-engine';
import { TesseractProcess } from './tesseract-process';

const run = promisify(execFile);

/** Milliseconds after which a program without work is ended; it takes as much memory as one with work. */
const IDLE_MS = 5_000;

/** Side of a picture without a word, in pixels. */
const BLANK_SIDE = 64;

interface Reader {
  languages: string;
  process: TesseractProcess;
}

/** Finds the `tesseract` program; undefined where it is not installed. `folder` is for a file of its own. */
export async function findTesseractCli(folder: string): Promise<OcrEngine | undefined> {
  const languages = await installedLanguages();
  if (!languages) return undefined;
  const blank = await writeBlank(folder);
  const readers = new IdleReaders();
  return {
    name: 'tesseract',
    supports: (wanted) => wanted.every((language) => languages.has(language)),
    async recognise(picture, { languages: wanted, signal }) {
      signal.throwIfAborted();
      const reader = await readers.take(wanted.join('+'), blank);
      const kill = () => void reader.process.kill();
      signal.addEventListener('abort', kill, { once: true });
      try {
        const recognition = await reader.process.recognise(picture);
        readers.put(reader);
        return recognition;
      } catch (error) {
        await reader.process.kill();
        throw signal.aborted ? signal.reason : failed(error);
      } finally {
        signal.removeEventListener('abort', kill);
      }
    },
    close: () => readers.end(),
  };
}

/** Programs that wait for the next page, for a while. */
class IdleReaders {
  private readers: Reader[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** Gives one that reads these languages; one that waits for others makes room for it. */
  async take(languages: string, blank: string): Promise<Reader> {
    this.readers = this.readers.filter(({ process }) => process.alive);
    const index = this.readers.findIndex((reader) => reader.languages === languages);
    const [reader] = this.readers.splice(Math.max(index, 0), 1);
    if (reader?.languages === languages) return reader;
    await reader?.process.kill();
    return { languages, process: new TesseractProcess(languages, blank) };
  }

  put(reader: Reader): void {
    this.readers.push(reader);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.end(), IDLE_MS).unref();
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    await Promise.all(this.readers.splice(0).map(({ process }) => process.kill()));
  }
}

/** Writes a picture without a word; processes that share the folder may read it meanwhile. */
async function writeBlank(folder: string): Promise<string> {
  const path = join(folder, 'blank.pgm');
  const growing = join(folder, `blank.${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const header = Buffer.from(`P5\n${BLANK_SIDE} ${BLANK_SIDE}\n255\n`);
  await writeFile(growing, Buffer.concat([header, Buffer.alloc(BLANK_SIDE ** 2, 255)]));
  await rename(growing, path);
  return path;
}

function failed(error: unknown): AppError {
  return new AppError('RENDER_FAILED', `tesseract failed: ${(error as Error).message}`, {
    publicMessage: 'The text recognition of a page failed.',
    cause: error,
  });
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
