import type { Worker } from 'tesseract.js';
import { AppError } from '../../contract/errors';
import { gatherLanguageData } from './language-data';
import type { OcrEngine } from './ocr-engine';
import { readTsv } from './read-tsv';

/** `LSTM_ONLY` of Tesseract. */
const NEURAL_NETWORK = 1;

interface Reader {
  languages: string;
  worker: Promise<Worker>;
}

/** Makes the engine that needs nothing installed: Tesseract as WebAssembly, each reader in a thread. */
export function createTesseractJs(dataFolder: string): OcrEngine {
  const idle: Reader[] = [];
  let gathered: Promise<void> | undefined;

  async function start(languages: string): Promise<Worker> {
    gathered ??= gatherLanguageData(dataFolder);
    await gathered;
    const { createWorker } = await import('tesseract.js');
    const worker = await createWorker(languages, NEURAL_NETWORK, {
      langPath: dataFolder,
      cacheMethod: 'none',
      gzip: true,
      errorHandler: () => undefined,
    });
    await worker.setParameters({ user_defined_dpi: '300' });
    return worker;
  }

  function take(languages: string): Reader {
    const index = idle.findIndex((reader) => reader.languages === languages);
    const [reader] = index < 0 ? [] : idle.splice(index, 1);
    return reader ?? { languages, worker: start(languages) };
  }

  return {
    name: 'tesseract.js',
    supports: () => true,
    async recognise(picture, { languages, signal }) {
      signal.throwIfAborted();
      const reader = take(languages.join('+'));
      const worker = await reader.worker;
      const aborted = rejectOnAbort(signal);
      try {
        const { data } = await Promise.race([
          worker.recognize(picture, {}, { text: true, tsv: true, blocks: false }),
          aborted.promise,
        ]);
        idle.push(reader);
        return readTsv(data.tsv ?? '', data.text);
      } catch (error) {
        await worker.terminate();
        throw signal.aborted ? signal.reason : failed(error);
      } finally {
        aborted.forget();
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map(async ({ worker }) => (await worker).terminate()));
    },
  };
}

function rejectOnAbort(signal: AbortSignal) {
  let forget = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    forget = () => signal.removeEventListener('abort', abort);
  });
  return { promise, forget: () => forget() };
}

function failed(error: unknown): AppError {
  return new AppError('RENDER_FAILED', `tesseract.js failed: ${String(error)}`, {
    publicMessage: 'The text recognition of a page failed.',
    cause: error,
  });
}
