import { listArtifacts } from '../../../store/jobs/artifacts';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { requireCompletedJob } from './completed-job';
import { FILE_ANSWERS, fileHeaders } from './file-answer';
import { sendFile } from './send-file';
import { jobParams } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Streams a job's main file. */
export const download = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('downloadJob'),
    method: 'get',
    path: `/${family.name}/jobs/{job_id}/download`,
    tag: family.name,
    summary: "Download a job's main file",
    access: 'signed-in',
    headers: fileHeaders,
    params: jobParams,
    answers: FILE_ANSWERS,
    problems: ['NOT_FOUND', 'CONFLICT', 'RANGE_NOT_SATISFIABLE'],
    handle: async (call) => {
      const { api, account, params } = call;
      await requireCompletedJob(api, account, params.job_id);
      const [main] = await listArtifacts(api.pool, params.job_id);
      if (!main)
        throw new Refusal('NOT_FOUND', 'jobWithoutFile', { values: { id: params.job_id } });
      return sendFile(call, main, { id: params.job_id, lost: 'fileLost' });
    },
  });
