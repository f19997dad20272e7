import { z } from 'zod';
import { findArtifact } from '../../../store/jobs/artifacts';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { requireCompletedJob } from './completed-job';
import { FILE_ANSWERS, fileHeaders } from './file-answer';
import { sendFile } from './send-file';
import { jobParams } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Streams one file of a job by its name. */
export const downloadArtifact = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('downloadArtifact'),
    method: 'get',
    path: `/${family.name}/jobs/{job_id}/artifacts/{name}`,
    tag: family.name,
    summary: "Download one of a job's files by its name",
    access: 'signed-in',
    headers: fileHeaders,
    params: jobParams.extend({ name: z.string() }),
    answers: FILE_ANSWERS,
    problems: ['NOT_FOUND', 'CONFLICT', 'RANGE_NOT_SATISFIABLE'],
    handle: async (call) => {
      const { api, account, params } = call;
      const { job_id: id, name } = params;
      await requireCompletedJob(api, account, id);
      const file = await findArtifact(api.pool, id, name);
      if (!file) throw new Refusal('NOT_FOUND', 'artifactUnknown', { values: { id, name } });
      return sendFile(call, file, { id, lost: 'fileLost' });
    },
  });
