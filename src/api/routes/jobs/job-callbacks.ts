import { z } from 'zod';
import { listCallbacks as listRows } from '../../../store/callbacks/attempts';
import type { CallbackAttempt } from '../../../store/callbacks/attempts';
import { findNotice, replayNotice } from '../../../store/callbacks/notices';
import type { JobNotice } from '../../../store/callbacks/rows';
import { defineEndpoint } from '../../endpoint';
import type { JobFamily } from '../../jobs/job-family';
import { findVisibleJob, jobParams } from '../../jobs/visible-job';
import { Refusal } from '../../problems';

const callbackAnswer = z
  .object({
    id: z.int(),
    url: z.string(),
    status: z.enum(['pending', 'started', 'delivered', 'failed']),
    replay_of: z.int().nullable().describe('The callback that this one tells again.'),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    attempts: z.array(
      z.object({
        at: z.iso.datetime(),
        duration_ms: z.int(),
        response_status: z.int().nullable(),
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Callback' });

/** Lists the callbacks of a job with every try. */
export const listCallbacks = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('listCallbacks'),
    method: 'get',
    path: `/${family.name}/jobs/{job_id}/callbacks`,
    tag: family.name,
    summary: 'List the callbacks of a job with every try',
    access: 'signed-in',
    params: jobParams,
    answers: { 200: { description: 'Callbacks', schema: z.array(callbackAnswer) } },
    problems: ['NOT_FOUND'],
    handle: async ({ api, account, params }) => {
      await findVisibleJob(api, account, params.job_id);
      const rows = await listRows(api.pool, params.job_id);
      return { status: 200, body: rows.map(({ attempts, ...notice }) => show(notice, attempts)) };
    },
  });

/** Tells a job's end again, under the same webhook-id. */
export const replayCallback = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('replayCallback'),
    method: 'post',
    path: `/${family.name}/jobs/{job_id}/callbacks/{callback_id}/replay`,
    tag: family.name,
    summary: 'Send a callback again, under the same webhook-id',
    access: 'signed-in',
    params: jobParams.extend({ callback_id: z.int().min(1) }),
    answers: { 200: { description: 'The new callback', schema: callbackAnswer } },
    problems: ['NOT_FOUND'],
    handle: async ({ api, account, params }) => {
      const { job_id: id, callback_id: callback } = params;
      await findVisibleJob(api, account, id);
      const found = await findNotice(api.pool, callback);
      const mine = found?.jobId === id && found.kind === 'callback' ? found : null;
      const replayed = mine && (await replayNotice(api.pool, mine));
      if (!replayed) {
        throw new Refusal('NOT_FOUND', 'noticeUnknown', { values: { id, callback } });
      }
      return { status: 200, body: show(replayed, []) };
    },
  });

function show(notice: JobNotice, attempts: CallbackAttempt[]): z.output<typeof callbackAnswer> {
  return {
    id: notice.id,
    url: notice.target,
    status: notice.status,
    replay_of: notice.replayOf,
    created_at: notice.createdAt.toISOString(),
    finished_at: notice.finishedAt?.toISOString() ?? null,
    attempts: attempts.map((attempt) => ({
      at: attempt.at.toISOString(),
      duration_ms: attempt.durationMs,
      response_status: attempt.responseStatus,
      error: attempt.error,
    })),
  };
}
