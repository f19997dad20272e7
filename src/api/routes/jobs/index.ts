import type { Endpoint } from '../../endpoint';
import type { JobFamily } from '../../jobs/job-family';
import { cancelJob } from './cancel-job';
import { download } from './download';
import { downloadArtifact } from './download-artifact';
import { listCallbacks, replayCallback } from './job-callbacks';
import { jobEvents } from './job-events';
import { listJobs } from './list-jobs';
import { retryJob } from './retry-job';
import { showJob } from './show-job';
import { userEvents } from './user-events';

/** The endpoints by which the jobs of a family are listed, followed, ended, done again and downloaded. */
export function jobEndpoints(family: JobFamily): Endpoint[] {
  return [
    listJobs(family),
    showJob(family),
    cancelJob(family),
    retryJob(family),
    jobEvents(family),
    userEvents(family),
    download(family),
    downloadArtifact(family),
    listCallbacks(family),
    replayCallback(family),
  ];
}
