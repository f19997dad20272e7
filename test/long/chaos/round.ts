import { isFinal } from '../../../src/contract/job-state';
import type { Installation } from '../../support/installation/installation';
import { waitFor } from '../../support/wait-for';
import { waitForMoment } from './faults';
import type { Fault, FaultContext } from './faults';
import { faultsOfEvents, faultsOfFiles, readRecords, untilAtRest, untilTidy } from './inspect';
import type { JobRecord } from './inspect';
import { planJobs, submitJobs } from './load';
import type { AcceptedJob } from './load';

/** What came of one fault. */
export interface RoundResult {
  fault: Fault;
  accepted: number;
  completed: number;
  /** Cancelled, as they should. */
  cancelled: number;
  /** What became of jobs that did not end as they should, or whose files are not what they should be. */
  lost: string[];
  /** Jobs made twice, or that ended twice. */
  doubled: string[];
  /** From the fault to the end of the last job that it could have touched: posted before it was mended. */
  recoverySeconds: number;
}

/** The longest that jobs may take to end before they count as lost. */
const SETTLED_WITHIN_MS = 120_000;

/** Posts jobs, lets a fault strike, waits until all has come to rest, and looks at what became of it. */
export async function runRound(
  fault: Fault,
  context: FaultContext,
  jobs: number,
): Promise<RoundResult> {
  const { installation, choices } = context;
  const known = new Set((await readRecords(installation)).map(({ jobId }) => jobId));
  const submitting = submitJobs(installation.api, planJobs(choices, jobs));
  const striking = strike(fault, context);
  // Both to their end, whatever the other does: nothing of this round reaches into the next.
  await Promise.allSettled([submitting, striking]);
  assertAllAlive(installation);
  const [accepted, span] = await Promise.all([submitting, striking, installation.ready()]);
  const records = await untilEnded(context);
  const result = await inspectRound(context, accepted, records);
  const made = records.filter(({ jobId }) => !known.has(jobId));
  const unasked = made.filter(({ jobId }) => !accepted.some((job) => job.jobId === jobId));
  result.doubled.push(...unasked.map(({ jobId }) => `${jobId} was made by no accepted request`));
  await untilAtRest(installation, records);
  await untilTidy(installation, records);
  return { fault, ...result, recoverySeconds: recoveryOf(made, span) };
}

/** A fault ends nothing but what it strikes. */
function assertAllAlive({ apis, workers, database, engine }: Installation): void {
  const gone = [...apis, ...workers, database, engine].filter((part) => !part.alive);
  if (gone.length > 0) {
    throw new Error(`ended without being told: ${gone.map(({ name }) => name).join(', ')}`);
  }
}

/** When a fault began, and when its damage was mended, in milliseconds since the epoch. */
interface Span {
  struckAt: number;
  mendedAt: number;
}

async function strike(fault: Fault, context: FaultContext): Promise<Span> {
  await waitForMoment(fault, context);
  const struckAt = Date.now();
  await fault.strike(context);
  return { struckAt, mendedAt: Date.now() };
}

/** Waits until every job has ended, or for as long as it may take. */
async function untilEnded({ installation }: FaultContext): Promise<JobRecord[]> {
  let records: JobRecord[] = [];
  const ended = async () => {
    records = await readRecords(installation);
    return records.every(({ status }) => isFinal(status));
  };
  // A job that has not ended by then is found, and told of, in the inspection.
  await waitFor('every job to end', ended, { timeoutMs: SETTLED_WITHIN_MS, intervalMs: 100 }).catch(
    () => undefined,
  );
  return records;
}

async function inspectRound(
  { installation }: FaultContext,
  accepted: AcceptedJob[],
  records: JobRecord[],
): Promise<Omit<RoundResult, 'fault' | 'recoverySeconds'>> {
  const result = {
    accepted: accepted.length,
    completed: 0,
    cancelled: 0,
    lost: [] as string[],
    doubled: [] as string[],
  };
  for (const job of accepted) {
    const record = records.find(({ jobId }) => jobId === job.jobId);
    if (!record || !job.ends.includes(record.status)) {
      result.lost.push(`${job.jobId} ${job.path} is ${record?.status}, not ${job.ends.join('|')}`);
      continue;
    }
    result[record.status === 'completed' ? 'completed' : 'cancelled'] += 1;
    result.doubled.push(...faultsOfEvents(record).map((text) => `${job.jobId} ${text}`));
    if (record.status === 'completed') {
      const faults = await faultsOfFiles(installation, job, record);
      result.lost.push(...faults.map((text) => `${job.jobId} ${text}`));
    }
  }
  return result;
}

function recoveryOf(made: JobRecord[], { struckAt, mendedAt }: Span): number {
  const ends = made
    .filter(({ createdAt }) => createdAt.getTime() <= mendedAt)
    .map(({ finishedAt }) => finishedAt?.getTime() ?? 0);
  return Math.max(0, ...ends.map((end) => (end - struckAt) / 1000));
}
