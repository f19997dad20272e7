import { join } from 'node:path';
import type { DocumentDeps } from '../../src/activities/documents/document-deps';
import { createDocumentPool } from '../../src/activities/documents/document-pool';
import { createOcrEngines } from '../../src/engines/ocr';
import { createOfficeConverter } from '../../src/engines/office';
import { createLogger } from '../../src/logging/logger';

/** What documents are read with in tests; threads load the compiled code, which the set-up step has built. */
export function testDocuments(
  dataFolder: string,
  change: Partial<DocumentDeps> = {},
): DocumentDeps {
  return {
    pool: createDocumentPool({
      threads: 2,
      filename: join(__dirname, '../../dist/activities/documents/document-thread.js'),
      log: createLogger('test', 'error'),
    }),
    ocr: createOcrEngines({ engine: 'auto', dataFolder, atOnce: 2 }),
    limits: { pages: 500, pixels: 250_000_000 },
    parallelPages: 2,
    office: createOfficeConverter(undefined),
    ...change,
  };
}

/** Stands in where no document is read. */
export function noDocuments(): DocumentDeps {
  const unused = () => Promise.reject(new Error('this test reads no documents'));
  return {
    pool: { run: unused, close: () => Promise.resolve() },
    ocr: { engineFor: unused, close: () => Promise.resolve() },
    limits: { pages: 0, pixels: 0 },
    parallelPages: 1,
    office: { convert: unused },
  };
}
