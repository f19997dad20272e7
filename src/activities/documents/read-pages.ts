import { rm } from 'node:fs/promises';
import type { DocumentLanguage, ProcessDocumentInput } from '../../contract/jobs/process-document';
import type { SourceFile } from '../../engines/document/open-source';
import type { PageTask } from '../../engines/document/prepare-page';
import { cleanText } from '../../engines/document/source/clean-text';
import { insertPage, listReadPages } from '../../store/documents/pages';
import type { DocumentPage } from '../../store/documents/pages';
import type { ActivityDeps } from '../deps';
import { resumeStep } from './document-step';
import type { Step, StepRequest } from './document-step';
import { fetchSource, requireDocument } from './fetch-source';
import { recognisePage } from './recognise-page';
import { prefixOf } from './store-files';

/** Pages that are ready while the others are recognised, so that no engine waits for its next one. */
const PREPARED_AHEAD = 1;

/** Some pages of a document, out of all of them. */
export interface PagesRequest extends StepRequest {
  from: number;
  to: number;
  total: number;
}

/**
 * Makes the activity that reads some pages of a document. Each page is kept as soon as it is read, so
 * that another attempt goes on where this one stopped.
 */
export function createReadPages(deps: ActivityDeps) {
  return function readPages(request: PagesRequest): Promise<void> {
    return resumeStep(deps, request, async (step) => {
      const { documentId, from, to, total } = request;
      const done = new Set(await listReadPages(deps.pool, documentId, { from, to }));
      const reader = await openReader(deps, documentId, step);
      const open = range(from, to).filter((page) => !done.has(page));
      let read = to - open.length;
      const report = () => {
        step.monitor.report({ stage: 'reading', done: read, total, unit: 'pages' });
      };
      report();
      await sideBySide(deps.documents.parallelPages + PREPARED_AHEAD, open, async (page) => {
        step.monitor.signal.throwIfAborted();
        await insertPage(deps.pool, documentId, await readPage(deps, reader, page));
        read += 1;
        report();
      });
    });
  };
}

interface Reader {
  documentId: string;
  step: Step;
  source: SourceFile;
  options: ProcessDocumentInput;
}

async function openReader(deps: ActivityDeps, documentId: string, step: Step): Promise<Reader> {
  const document = await requireDocument(deps, documentId);
  const source = await fetchSource(deps, document, step);
  return { documentId, step, source, options: step.job.params as ProcessDocumentInput };
}

async function readPage(deps: ActivityDeps, reader: Reader, page: number): Promise<DocumentPage> {
  const { source, options, step } = reader;
  const { pool, limits, ocr } = deps.documents;
  const { signal } = step.monitor;
  const task: PageTask = { source, page, limits, ocr: options.ocr, directory: step.directory };
  const prepared = await pool.run('preparePage', task, signal);
  const previewKey = await keepPreview(deps, reader, { page, path: prepared.previewPath });
  if (!prepared.picture) {
    const content = prepared.text ?? '';
    const from = content === '' ? 'none' : 'text';
    return { page, source: from, content, confidence: null, layout: null, previewKey };
  }
  const languages = options.language.split('+') as DocumentLanguage[];
  const engine = await ocr.engineFor(languages);
  const recogniser = { pool, engine, languages, signal };
  const { text, confidence, layout } = await recognisePage(recogniser, task, prepared.picture);
  return { page, source: 'ocr', content: cleanText(text), confidence, layout, previewKey };
}

async function keepPreview(
  { artifacts }: ActivityDeps,
  { documentId, step }: Reader,
  { page, path }: { page: number; path: string },
): Promise<string> {
  const { fence, attempt } = step.job;
  const key = `${prefixOf(documentId)}previews/${fence}-${attempt}/${page}.jpeg`;
  await artifacts.put({ key, path, mediaType: 'image/jpeg' });
  await rm(path);
  return key;
}

/** Does some work for every item, so many at a time, in order; the first failure ends it. */
async function sideBySide<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const lanes = Array.from({ length: width }, async () => {
    for (const item of waiting) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  });
  // A folder must not go while another lane still writes into it.
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
