import { join } from 'node:path';
import type { DocumentDeps } from '../activities/documents/document-deps';
import { createDocumentPool } from '../activities/documents/document-pool';
import { officeProgram } from '../config/document';
import type { Config } from '../config/load';
import { createOcrEngines } from '../engines/ocr';
import { createOfficeConverter } from '../engines/office';
import { createClamdScanner } from '../engines/virus';
import type { Logger } from '../logging/logger';

/** Pages being recognised that one thread prepares the next ones for: that takes less than a tenth of the time. */
const PAGES_PER_THREAD = 4;

/** What a process reads documents with, and how all of it is closed. */
export interface DocumentParts {
  deps: DocumentDeps;
  close(): Promise<void>;
}

/** Makes the parts that documents are read with; `env` tells where programs are. */
export function createDocumentParts(
  config: Config,
  { log, env }: { log: Logger; env: Record<string, string | undefined> },
): DocumentParts {
  const pool = createDocumentPool({
    threads: Math.ceil(config.DOCUMENT_PARALLEL_PAGES / PAGES_PER_THREAD),
    filename: join(__dirname, '../activities/documents/document-thread.js'),
    log,
  });
  const ocr = createOcrEngines({
    engine: config.OCR_ENGINE,
    dataFolder: join(config.PRESSROOM_HOME, 'ocr-languages'),
    atOnce: config.DOCUMENT_PARALLEL_PAGES,
  });
  return {
    deps: {
      pool,
      ocr,
      limits: { pages: config.DOCUMENT_MAX_PAGES, pixels: config.DOCUMENT_MAX_PIXELS },
      parallelPages: config.DOCUMENT_PARALLEL_PAGES,
      office: createOfficeConverter(officeProgram(config, env)),
      ...(config.CLAMD_URL !== undefined && { scanner: createClamdScanner(config.CLAMD_URL) }),
    },
    async close() {
      await Promise.all([pool.close(), ocr.close()]);
    },
  };
}
