import { z } from 'zod';
import { say } from '../../../contract/say';
import { cancelJob as cancelRow } from '../../../store/jobs/cancel-job';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { findVisibleJob, jobParams } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Cancels a job of a family. */
export const cancelJob = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('cancelJob'),
    method: 'delete',
    path: `/${family.name}/jobs/{job_id}`,
    tag: family.name,
    summary: 'Cancel a job',
    description: 'The job is cancelled at once, whether or not the engine can be reached.',
    access: 'signed-in',
    params: jobParams,
    answers: {
      200: { description: 'It is cancelled', schema: z.object({ message: z.string() }) },
    },
    problems: ['NOT_FOUND', 'CONFLICT'],
    handle: async ({ api, account, params, language, log }) => {
      const { job_id: id } = params;
      await findVisibleJob(api, account, id);
      const cancelled = await cancelRow(api.pool, id);
      if (!cancelled) {
        const { status } = await findVisibleJob(api, account, id);
        throw new Refusal('CONFLICT', 'jobEnded', { values: { id, status } });
      }
      log.info({ jobId: id }, 'job cancelled');
      await api.engine.cancel(id);
      return { status: 200, body: { message: say(language, 'jobCancelled', { id }) } };
    },
  });
