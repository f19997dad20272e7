import type { ReadBouncesResult } from '../../contract/jobs/read-bounces';
import { visitMailbox } from '../../engines/mailbox';
import { parseBounce, REPORT_BYTES_MAX } from '../../mail/bounces/parse-bounce';
import { returnedMail } from '../../mail/bounces/returned-mail';
import { noteBounces } from '../../store/mail/note-bounces';
import { inTransaction } from '../../store/pool';
import type { ActivityDeps } from '../deps';
import { maintenanceActivity } from './maintenance-attempt';

/**
 * Makes the activity that reads the mailbox of bounces. A report is noted before it is moved away: a crash in between has
 * it noted again, which changes nothing.
 */
export function createReadBounces(deps: ActivityDeps) {
  return maintenanceActivity<ReadBouncesResult>(deps, async (job, { signal }) => {
    const found = { messages: 0, reports: 0, lost: 0, complained: 0 };
    const { bounceMailbox } = deps.maintenance;
    if (bounceMailbox) {
      await visitMailbox(bounceMailbox, {
        maxBytes: REPORT_BYTES_MAX,
        signal,
        onMessage: async (raw) => {
          const { mail, isReport } = await note(deps, raw);
          found.messages += 1;
          found.reports += Number(isReport);
          found.lost += mail.lost.length;
          found.complained += mail.complained.length;
          return isReport;
        },
      });
    }
    const result = { read_at: new Date().toISOString(), ...found, task_id: job.jobId };
    return { result: { ...result, status: 'success' } };
  });
}

async function note({ pool }: ActivityDeps, raw: Buffer) {
  const report = await parseBounce(raw);
  const mail = returnedMail(report);
  await inTransaction(pool, (db) => noteBounces(db, mail));
  return { mail, isReport: report.recipients.length + report.complaints.length > 0 };
}
