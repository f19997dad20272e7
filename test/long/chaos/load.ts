import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobState } from '../../../src/contract/job-state';
import type { ApiClient } from '../../support/installation/api-client';
import type { Choices } from './random';

/** A job of the load, as it is asked for. */
export interface PlannedJob {
  path: string;
  /** Milliseconds after the start of the round when it is posted. */
  postAtMs: number;
  /** Milliseconds after its acceptance when it is cancelled; absent of most. */
  cancelAfterMs?: number;
}

/** A job that was answered with 200, and the states in which it may end. */
export interface AcceptedJob {
  jobId: string;
  path: string;
  ends: JobState[];
}

const HEAVY = '/reports/heavy?report_type=';

/** Plans the jobs of a round: small ones of every kind, posted within a second and a half. */
export function planJobs(choices: Choices, count: number): PlannedJob[] {
  return Array.from({ length: count }, (_, index) => ({
    ...planOne(choices, index),
    postAtMs: choices.between(0, 1500),
  }));
}

function planOne(choices: Choices, index: number): Omit<PlannedJob, 'postAtMs'> {
  const kind = choices.between(1, 20);
  if (kind <= 5) return { path: `/reports/dummy?report_id=r${index}` };
  if (kind <= 8) return { path: `${HEAVY}pdf&pages=${choices.between(1, 8)}` };
  if (kind <= 12) {
    return { path: `${HEAVY}pdf&pages=3&processing_time=${choices.between(1, 3)}` };
  }
  if (kind <= 15) return { path: `${HEAVY}excel&sheets=2&rows=${choices.between(50, 500)}` };
  if (kind <= 18) return { path: `${HEAVY}analysis&data_points=500&charts=2` };
  return {
    path: `${HEAVY}pdf&pages=3&processing_time=5`,
    cancelAfterMs: choices.between(0, 2500),
  };
}

/** Posts the planned jobs at their times, and cancels those that are to be. */
export function submitJobs(api: ApiClient, plans: PlannedJob[]): Promise<AcceptedJob[]> {
  return Promise.all(plans.map((plan) => submitOne(api, plan)));
}

async function submitOne(api: ApiClient, plan: PlannedJob): Promise<AcceptedJob> {
  await delay(plan.postAtMs);
  // The key makes a repetition harmless: an API that was killed may have taken the job before.
  const key = randomUUID();
  const posted = await api.ask('POST', plan.path, { headers: { 'idempotency-key': key } });
  if (posted.status !== 200) throw new Error(`POST ${plan.path}: ${JSON.stringify(posted)}`);
  const jobId = String(posted.body['job_id']);
  const ends = await chooseEnd(api, jobId, plan);
  return { jobId, path: plan.path, ends };
}

async function chooseEnd(api: ApiClient, jobId: string, plan: PlannedJob): Promise<JobState[]> {
  if (plan.cancelAfterMs === undefined) return ['completed'];
  await delay(plan.cancelAfterMs);
  const { status } = await api.ask('DELETE', `/reports/jobs/${jobId}`);
  if (status === 200) return ['cancelled'];
  // It was done before, or the answer to an earlier try was lost with its API.
  if (status === 409) return ['completed', 'cancelled'];
  throw new Error(`DELETE of ${jobId}: ${status}`);
}
