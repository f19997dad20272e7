import { z } from 'zod';
import type { AttachmentInput } from '../../contract/jobs/mail-content';
import { findArtifact, listArtifacts } from '../../store/jobs/artifacts';
import { findDocument } from '../../store/documents/find-document';
import type { Account } from '../auth/account';
import { requireReadDocument } from '../documents/visible-document';
import type { Call } from '../endpoint';
import { Refusal } from '../problems';
import { requireCompletedJob } from '../routes/jobs/completed-job';
import { refuseMember } from './mail-issues';

type MailCall = Pick<Call<unknown, unknown, unknown, Account>, 'api' | 'account' | 'language'>;

/**
 * Makes sure that the files that go with a mail are there, the caller's to see, and not too large. Gives them with
 * documents told from jobs.
 */
export async function checkAttachments(
  call: MailCall,
  attachments: readonly AttachmentInput[],
): Promise<AttachmentInput[]> {
  const limit = call.api.mail.attachmentsMax;
  const told: AttachmentInput[] = [];
  let size = 0;
  for (const given of attachments) {
    const entry = await tellKind(call, given);
    size += 'document_id' in entry ? await sizeOfDocument(call, entry) : await sizeOf(call, entry);
    told.push(entry);
  }
  if (size <= limit) return told;
  throw refuseMember(call, ['attachments'], 'attachmentsTooLarge', { size, limit });
}

type Told = Exclude<AttachmentInput, string>;

/** An id alone may be that of a document; both are random, so that none is both. */
async function tellKind({ api }: MailCall, entry: AttachmentInput): Promise<Told> {
  if (typeof entry !== 'string') return entry;
  const isUuid = z.uuid().safeParse(entry).success;
  const document = isUuid ? await findDocument(api.pool, entry) : null;
  return document ? { document_id: entry } : { job_id: entry };
}

async function sizeOfDocument(
  { api, account }: MailCall,
  { document_id: id }: Extract<Told, { document_id: string }>,
): Promise<number> {
  // One that was not read yet was not looked through for viruses either.
  const { sizeBytes } = await requireReadDocument(api, account, id);
  return sizeBytes;
}

async function sizeOf(
  { api, account }: MailCall,
  { job_id: id, name }: Extract<Told, { job_id: string }>,
): Promise<number> {
  await requireCompletedJob(api, account, id);
  const file =
    name === undefined
      ? (await listArtifacts(api.pool, id))[0]
      : await findArtifact(api.pool, id, name);
  if (file) return file.sizeBytes;
  if (name === undefined) throw new Refusal('NOT_FOUND', 'jobWithoutFile', { values: { id } });
  throw new Refusal('NOT_FOUND', 'artifactUnknown', { values: { id, name } });
}
