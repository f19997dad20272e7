import { AppError } from '../../contract/errors';
import type { DocumentLanguage } from '../../contract/jobs/process-document';
import type { OcrEngine } from './ocr-engine';
import { Seats } from './seats';
import { findTesseractCli } from './tesseract-cli';
import { createTesseractJs } from './tesseract-js';

export type { OcrEngine, Recognition, Word } from './ocr-engine';

/** The engines that an operator may choose; `auto` takes the installed program where it has the language. */
export const OCR_ENGINES = ['auto', 'tesseract', 'tesseract.js'] as const;
export type OcrEngineName = (typeof OCR_ENGINES)[number];

/** The engines at hand. */
export interface OcrEngines {
  /** Gives the engine for a document in these languages, or throws where none has them. */
  engineFor(languages: readonly DocumentLanguage[]): Promise<OcrEngine>;
  close(): Promise<void>;
}

/**
 * Makes the engines; each starts when it is first needed. `dataFolder` holds the languages' data. At most so many
 * pictures are recognised at a time, of all documents together; the others wait.
 */
export function createOcrEngines(options: {
  engine: OcrEngineName;
  dataFolder: string;
  atOnce: number;
}): OcrEngines {
  const portable = createTesseractJs(options.dataFolder);
  const seats = new Seats(options.atOnce);
  let installed: ReturnType<typeof findTesseractCli> | undefined;

  async function candidates(): Promise<OcrEngine[]> {
    if (options.engine === 'tesseract.js') return [portable];
    installed ??= findTesseractCli(options.dataFolder);
    const program = await installed;
    const found = program ? [program] : [];
    return options.engine === 'auto' ? [...found, portable] : found;
  }

  return {
    async engineFor(languages) {
      const engine = (await candidates()).find((candidate) => candidate.supports(languages));
      if (engine) return seated(engine, seats);
      throw new AppError(
        'CONFIGURATION',
        `OCR_ENGINE=${options.engine} cannot read ${languages.join('+')} here: install tesseract-ocr with these languages, or set OCR_ENGINE=auto.`,
        { publicMessage: `No engine of this installation reads ${languages.join('+')}.` },
      );
    },
    async close() {
      await Promise.all([portable.close(), installed?.then((program) => program?.close())]);
    },
  };
}

function seated(engine: OcrEngine, seats: Seats): OcrEngine {
  return {
    ...engine,
    recognise: (picture, options) =>
      seats.use(options.signal, () => engine.recognise(picture, options)),
  };
}
