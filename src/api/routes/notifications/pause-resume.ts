import { z } from 'zod';
import type { MessageKey } from '../../../contract/messages';
import { PAUSE_SIGNAL, RESUME_SIGNAL } from '../../../contract/names';
import { say } from '../../../contract/say';
import { pauseMailing, resumeMailing } from '../../../store/mail/pauses';
import type { Queryable } from '../../../store/pool';
import { defineEndpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { jobParams } from '../../jobs/visible-job';
import { requireOpenBulkJob } from './bulk-job';

interface Change {
  verb: 'pause' | 'resume';
  summary: string;
  signal: string;
  done: MessageKey;
  note(db: Queryable, jobId: string): Promise<void>;
}

/** Pauses a bulk job: mails under way are finished, no further one begins. */
export const pauseBulk = changePause({
  verb: 'pause',
  summary: 'Pause a bulk mail; what is under way is finished',
  signal: PAUSE_SIGNAL,
  done: 'jobPaused',
  note: pauseMailing,
});

/** Lets a paused bulk job go on. */
export const resumeBulk = changePause({
  verb: 'resume',
  summary: 'Let a paused bulk mail go on',
  signal: RESUME_SIGNAL,
  done: 'jobResumed',
  note: resumeMailing,
});

function changePause(change: Change) {
  return defineEndpoint({
    id: `${change.verb}Bulk`,
    method: 'post',
    path: `/notifications/jobs/{job_id}/${change.verb}`,
    tag: 'notifications',
    summary: change.summary,
    access: JOB_FAMILIES.notifications.makers,
    params: jobParams,
    answers: { 200: { description: 'Done', schema: z.object({ message: z.string() }) } },
    problems: ['NOT_FOUND', 'CONFLICT'],
    handle: async ({ api, account, params, language, log }) => {
      const { job_id: id } = params;
      await requireOpenBulkJob(api, account, id);
      await change.note(api.pool, id);
      await api.engine.signal(id, change.signal).catch((err: unknown) => {
        // It stands in the database, where the next chunk finds it.
        log.warn({ err, jobId: id }, 'a workflow could not be told of a pause');
      });
      return { status: 200, body: { message: say(language, change.done, { id }) } };
    },
  });
}
