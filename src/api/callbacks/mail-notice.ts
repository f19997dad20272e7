import { randomUUID } from 'node:crypto';
import { sendEmailInput, sendEmailJob } from '../../contract/jobs/send-email';
import { DEFAULT_LOCALE } from '../../contract/names';
import { readAddress } from '../../mail/address';
import type { JobNotice } from '../../store/callbacks/rows';
import { listArtifacts } from '../../store/jobs/artifacts';
import { findJob } from '../../store/jobs/find-job';
import { insertJob } from '../../store/jobs/insert-job';
import type { Queryable } from '../../store/pool';
import type { ApiConfig, ApiMail } from '../deps';
import { linksOf } from '../jobs/links';

/** The template that tells of a finished file. */
const TEMPLATE = 'report-ready';

/**
 * Makes the job that mails a finished file to whom its maker has named: as an attachment, or as a link where
 * it is too large for one. The dispatcher starts it like any other job that is pending.
 */
export function createMailNotice(config: ApiConfig, mail: ApiMail) {
  return async (db: Queryable, notice: JobNotice): Promise<void> => {
    const job = await findJob(db, notice.jobId);
    const [file] = await listArtifacts(db, notice.jobId);
    const address = readAddress(notice.target);
    if (!job || !file || !address) return;
    const attached = file.sizeBytes <= mail.attachmentsMax;
    const { locale } = job.params;
    const params = sendEmailInput.parse({
      to: address.email,
      template: TEMPLATE,
      data: {
        filename: file.name,
        size: `${Math.max(1, Math.round(file.sizeBytes / 1000))} kB`,
        url: linksOf({ ...config, publicUrl: mail.publicUrl }, job).download,
        attached,
      },
      ...(attached && { attachments: [{ job_id: job.jobId, name: file.name }] }),
      locale: typeof locale === 'string' ? locale : DEFAULT_LOCALE,
    });
    await insertJob(db, {
      jobId: randomUUID(),
      jobType: sendEmailJob.type,
      queue: sendEmailJob.taskQueue,
      priority: params.priority,
      params,
      requestedBy: job.requestedBy,
    });
  };
}
