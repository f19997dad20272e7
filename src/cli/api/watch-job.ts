import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { ProgressBar } from '../output/progress-bar';
import type { WatchedState } from '../output/progress-bar';
import type { Terminal } from '../output/terminal';
import { Problem } from '../problem';
import type { ApiClient } from './client';
import { readEvents } from './event-stream';
import { jobPath } from './job';
import type { Job } from './job';

const FINAL = ['completed', 'failed', 'cancelled'];

/** Follows a job to its end with a bar, then says how it ended; the exit code says it too. */
export async function watchJob(
  api: ApiClient,
  jobId: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const bar = new ProgressBar(terminal);
  let job = await findJob(api, jobId);
  // A stream may be cut by a restart of the API; what it has missed comes with the next one.
  while (!FINAL.includes(job.status)) {
    const hangUp = new AbortController();
    try {
      const response = await api.open(`${jobPath(jobId)}/events`, hangUp.signal);
      for await (const state of readEvents<WatchedState>(response)) bar.show(state);
    } finally {
      hangUp.abort();
    }
    job = await findJob(api, jobId);
  }
  bar.show(job);
  bar.end();
  if (job.status === 'completed') {
    const path = job.result?.['file_path'];
    if (typeof path === 'string') terminal.print(`${path.startsWith('/') ? api.url : ''}${path}`);
    return EXIT.ok;
  }
  if (job.error !== null) terminal.complain(`${job.error.code}: ${job.error.message}`);
  return EXIT.jobFailed;
}

async function findJob(api: ApiClient, jobId: string): Promise<Job> {
  const job = await api.get<Job>(jobPath(jobId));
  if (job.status === 'unknown') throw new Problem(EXIT.failed, `There is no job ${jobId}.`);
  return job;
}
