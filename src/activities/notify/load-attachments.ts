import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/errors';
import type { AttachmentInput } from '../../contract/jobs/mail-content';
import type { MailAttachment } from '../../engines/mail';
import { findDocument } from '../../store/documents/find-document';
import { findArtifact, listArtifacts } from '../../store/jobs/artifacts';
import type { ActivityDeps } from '../deps';

type Deps = Pick<ActivityDeps, 'pool' | 'artifacts'>;

/** A file of the store, as a mail shows it. */
interface StoredFile {
  name: string;
  mediaType: string;
  storageKey: string;
}

/** Loads the files that go with a mail, once for all of its recipients. */
export async function loadAttachments(
  { pool, artifacts }: Deps,
  wanted: readonly AttachmentInput[],
): Promise<MailAttachment[]> {
  const loaded: MailAttachment[] = [];
  for (const entry of wanted) {
    const { name, mediaType, storageKey } = await findFile(pool, entry);
    const content = await buffer(await artifacts.open(storageKey));
    loaded.push({ filename: name, contentType: mediaType, content });
  }
  return loaded;
}

/** Finds a file, or fails where it was deleted since the mail was asked for. */
async function findFile(pool: Deps['pool'], entry: AttachmentInput): Promise<StoredFile> {
  if (typeof entry !== 'string' && 'document_id' in entry) {
    const document = await findDocument(pool, entry.document_id);
    if (document) return { ...document, name: document.filename };
    throw new AppError('NOT_FOUND', `The document ${entry.document_id} is no longer there.`);
  }
  const { job_id: jobId, name } = typeof entry === 'string' ? { job_id: entry } : entry;
  const file =
    name === undefined
      ? (await listArtifacts(pool, jobId))[0]
      : await findArtifact(pool, jobId, name);
  if (file) return file;
  throw new AppError('NOT_FOUND', `The file ${name ?? ''} of job ${jobId} is no longer there.`);
}
