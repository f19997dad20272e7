import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/errors';
import type { AttachmentInput } from '../../contract/jobs/mail-content';
import type { MailAttachment } from '../../engines/mail';
import { findArtifact, listArtifacts } from '../../store/jobs/artifacts';
import type { ActivityDeps } from '../deps';

/** Loads the files that go with a mail, once for all of its recipients. */
export async function loadAttachments(
  { pool, artifacts }: Pick<ActivityDeps, 'pool' | 'artifacts'>,
  wanted: readonly AttachmentInput[],
): Promise<MailAttachment[]> {
  const loaded: MailAttachment[] = [];
  for (const entry of wanted) {
    const { job_id: jobId, name } = typeof entry === 'string' ? { job_id: entry } : entry;
    const file =
      name === undefined
        ? (await listArtifacts(pool, jobId))[0]
        : await findArtifact(pool, jobId, name);
    if (!file) {
      throw new AppError('NOT_FOUND', `The file ${name ?? ''} of job ${jobId} is no longer there.`);
    }
    loaded.push({
      filename: file.name,
      contentType: file.mediaType,
      content: await buffer(await artifacts.open(file.storageKey)),
    });
  }
  return loaded;
}
