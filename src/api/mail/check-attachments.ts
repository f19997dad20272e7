import type { AttachmentInput } from '../../contract/jobs/mail-content';
import { findArtifact, listArtifacts } from '../../store/jobs/artifacts';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import { Refusal } from '../problems';
import { requireCompletedJob } from '../routes/jobs/completed-job';
import { refuseMember } from './mail-issues';

/** Makes sure that the files that go with a mail are there, the caller's to see, and not too large. */
export async function checkAttachments(
  call: Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account' | 'language'>,
  attachments: readonly AttachmentInput[],
): Promise<void> {
  let size = 0;
  for (const entry of attachments) size += await sizeOf(call, entry);
  const limit = call.api.mail.attachmentsMax;
  if (size > limit)
    throw refuseMember(call, ['attachments'], 'attachmentsTooLarge', { size, limit });
}

async function sizeOf(
  { api, account }: Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account'>,
  entry: AttachmentInput,
): Promise<number> {
  const { job_id: id, name } = typeof entry === 'string' ? { job_id: entry } : entry;
  await requireCompletedJob(api, account, id);
  const file =
    name === undefined
      ? (await listArtifacts(api.pool, id))[0]
      : await findArtifact(api.pool, id, name);
  if (file) return file.sizeBytes;
  if (name === undefined) throw new Refusal('NOT_FOUND', 'jobWithoutFile', { values: { id } });
  throw new Refusal('NOT_FOUND', 'artifactUnknown', { values: { id, name } });
}
