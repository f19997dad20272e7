import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { JOB_DEFINITIONS } from '../../contract/jobs';
import { OPEN_STATES } from '../../contract/job-state';
import { TASK_QUEUES } from '../../contract/names';
import type { Logger } from '../../logging/logger';
import type { OpenJobs } from '../../store/jobs/read-open';

/** Milliseconds for which one reading serves: both metrics of one scrape share it. */
const FRESH_MS = 250;

/**
 * Registers what waits and runs: the open jobs by type and state, and for each queue how long the oldest job that no
 * worker has begun has waited. Read from the store at each scrape; where it does not answer, the last values stand.
 */
export function registerOpenMetrics(
  registry: Registry,
  read: () => Promise<OpenJobs[]>,
  log: Logger,
): void {
  const jobs = sharedReading(read);
  const keepUp = async (set: (found: OpenJobs[]) => void) => {
    try {
      set(await jobs());
    } catch (err) {
      log.warn({ err }, 'the open jobs could not be counted; the last values stand');
    }
  };
  const open = new Gauge({
    name: 'pressroom_jobs_open',
    help: 'Jobs that have not ended, by type and state.',
    labelNames: ['job_type', 'queue', 'state'],
    registers: [registry],
    collect: () => keepUp((found) => setCounts(open, found)),
  });
  const age = new Gauge({
    name: 'pressroom_queue_backlog_age_seconds',
    help: 'Seconds since the oldest job of the queue that no worker has begun was accepted; 0 without one.',
    labelNames: ['queue'],
    registers: [registry],
    collect: () => keepUp((found) => setAges(age, found)),
  });
}

/** Reads at most once per scrape. */
function sharedReading(read: () => Promise<OpenJobs[]>): () => Promise<OpenJobs[]> {
  let reading: Promise<OpenJobs[]> | undefined;
  let readAt = 0;
  return () => {
    if (!reading || Date.now() - readAt > FRESH_MS) {
      readAt = Date.now();
      reading = read();
    }
    return reading;
  };
}

function setCounts(gauge: Gauge, jobs: OpenJobs[]): void {
  gauge.reset();
  for (const { type, taskQueue: queue } of JOB_DEFINITIONS) {
    for (const state of OPEN_STATES) gauge.set({ job_type: type, queue, state }, 0);
  }
  for (const { jobType, queue, state, count } of jobs) {
    gauge.set({ job_type: jobType, queue, state }, count);
  }
}

function setAges(gauge: Gauge, jobs: OpenJobs[]): void {
  for (const queue of TASK_QUEUES) {
    const waiting = jobs.filter((entry) => entry.queue === queue && entry.state !== 'started');
    gauge.set({ queue }, Math.max(0, ...waiting.map(({ oldestSeconds }) => oldestSeconds)));
  }
}
