import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/errors';
import type { SourceFile } from '../../engines/document/open-source';
import { findDocument } from '../../store/documents/find-document';
import { findDocumentFile } from '../../store/documents/files';
import type { DocumentRow } from '../../store/documents/rows';
import type { ActivityDeps } from '../deps';
import type { Step } from './document-step';

/** Name of the PDF that an office file was turned into. */
export const CONVERTED = 'converted.pdf';

type Deps = Pick<ActivityDeps, 'pool' | 'artifacts'>;

/** Finds the document of a job, which its owner may have deleted meanwhile. */
export async function requireDocument(deps: Deps, documentId: string): Promise<DocumentRow> {
  const document = await findDocument(deps.pool, documentId);
  if (document) return document;
  throw new AppError('NOT_FOUND', `There is no document ${documentId}; it was deleted.`);
}

/** Copies the file that a document's pages are read from into the step's folder. */
export async function fetchSource(
  deps: Deps,
  document: DocumentRow,
  { directory, monitor }: Step,
): Promise<SourceFile> {
  const converted = isOffice(document.mediaType)
    ? await findDocumentFile(deps.pool, document.documentId, CONVERTED)
    : null;
  const key = converted?.storageKey ?? document.storageKey;
  const path = await fetchFile(deps, key, { directory, monitor });
  return { path, kind: converted ? 'pdf' : kindOf(document.mediaType) };
}

/** Copies a document's file into the step's folder; says so where it is gone, as one that held a virus is. */
export async function fetchFile(
  { artifacts }: Pick<ActivityDeps, 'artifacts'>,
  key: string,
  { directory, monitor }: Pick<Step, 'directory' | 'monitor'>,
): Promise<string> {
  const path = join(directory, 'original');
  const file = await artifacts.open(key).catch((error: unknown) => {
    throw isGone(error) ? gone(key, error) : error;
  });
  await pipeline(file, createWriteStream(path), { signal: monitor.signal });
  return path;
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && error.code === 'NOT_FOUND';
}

function gone(key: string, cause: unknown): AppError {
  const advice =
    'A file in which a virus was found is not kept: send a clean one, as a new document.';
  return new AppError('NOT_FOUND', `The file ${key} of the document is gone. ${advice}`, {
    publicMessage: `The document's file is gone. ${advice}`,
    cause,
  });
}

/** Says whether a file must be turned into a PDF before its pages can be read. */
export function isOffice(mediaType: string): boolean {
  return mediaType.startsWith('application/vnd.');
}

function kindOf(mediaType: string): SourceFile['kind'] {
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('image/') ? 'image' : 'text';
}
