import { randomUUID } from 'node:crypto';
import { log } from '@temporalio/activity';
import type { DocumentFile } from '../../store/documents/files';
import { replaceDocumentFiles } from '../../store/documents/files';
import type { Queryable } from '../../store/pool';
import type { ActivityDeps } from '../deps';

/** A file that a step has made of a document. */
export interface MadeFile {
  name: string;
  path: string;
  mediaType: string;
}

/** Prefix of everything that the store holds of a document. */
export function prefixOf(documentId: string): string {
  return `documents/${documentId}/`;
}

/** Puts files into the store, each under a key of its own. */
export async function storeFiles(
  { artifacts }: Pick<ActivityDeps, 'artifacts'>,
  documentId: string,
  made: readonly MadeFile[],
): Promise<DocumentFile[]> {
  const files: DocumentFile[] = [];
  for (const { name, path, mediaType } of made) {
    const key = `${prefixOf(documentId)}files/${randomUUID()}`;
    const { sizeBytes, sha256 } = await artifacts.put({ key, path, mediaType });
    files.push({ name, mediaType, sizeBytes, sha256, storageKey: key });
  }
  return files;
}

/** Records stored files as a document's own; gives what removes the files that had their names before. */
export async function adoptFiles(
  db: Queryable,
  { artifacts }: Pick<ActivityDeps, 'artifacts'>,
  document: { documentId: string; files: readonly DocumentFile[] },
): Promise<() => Promise<void>> {
  const replaced = await replaceDocumentFiles(db, document.documentId, document.files);
  return async () => {
    for (const key of replaced) {
      await artifacts.delete(key).catch((error: unknown) => {
        log.warn('a replaced file could not be removed from the store', { error: String(error) });
      });
    }
  };
}
