import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isFinal } from '../../../src/contract/job-state';
import type { JobState } from '../../../src/contract/job-state';
import type { Installation } from '../../support/installation/installation';
import { waitFor } from '../../support/wait-for';
import type { AcceptedJob } from './load';

/** What is found out about a job when everything has come to rest. */
export interface JobRecord {
  jobId: string;
  status: JobState;
  attempt: number;
  createdAt: Date;
  finishedAt: Date | null;
  /** The states and attempts that its events tell of, in their order. */
  events: { kind: string; status: JobState; attempt: number }[];
  artifacts: { name: string; sha256: string; sizeBytes: number; storageKey: string }[];
  result: { artifacts?: { name: string; sha256: string }[] } | null;
}

/** Reads all that the database knows of all jobs. */
export async function readRecords({ pool }: Installation): Promise<JobRecord[]> {
  const { rows } = await pool.query<JobRecord>(`
    select job_id as "jobId", status, attempt, created_at as "createdAt",
      finished_at as "finishedAt", result,
      (select coalesce(json_agg(json_build_object('kind', kind, 'status', data ->> 'status',
          'attempt', (data ->> 'attempt')::int) order by id), '[]')
        from job_events where job_events.job_id = jobs.job_id) as events,
      (select coalesce(json_agg(json_build_object('name', name, 'sha256', sha256,
          'sizeBytes', size_bytes, 'storageKey', storage_key) order by position), '[]')
        from job_artifacts where job_artifacts.job_id = jobs.job_id) as artifacts
    from jobs where queue = 'reports' order by id`);
  return rows;
}

const ORDER: JobState[] = ['pending', 'queued', 'started'];

/** Says what is wrong with the events of a job; nothing where they tell its whole story, once. */
export function faultsOfEvents({ status, attempt, events }: JobRecord): string[] {
  const states = events.filter(({ kind }) => kind === 'state').map((event) => event.status);
  const faults: string[] = [];
  if (states.filter(isFinal).length !== 1) faults.push(`ends in its events: ${states.join(' ')}`);
  if (states[0] !== 'pending' || states.at(-1) !== status || events.at(-1)?.status !== status) {
    faults.push(`is ${status}, its events say ${states.join(' ')}`);
  }
  const open = states.slice(0, -1).map((state) => ORDER.indexOf(state));
  if (open.some((place, index) => place <= (open[index - 1] ?? -1))) {
    faults.push(`states out of order: ${states.join(' ')}`);
  }
  const attempts = events.map((event) => event.attempt);
  if (attempts.some((number, index) => number < (attempts[index - 1] ?? 0))) {
    faults.push(`attempts out of order: ${attempts.join(' ')}`);
  }
  if (attempts.at(-1) !== attempt) faults.push(`attempt ${attempt}, events ${attempts.join(' ')}`);
  return faults;
}

/** Downloads the files of a completed job, and says what is wrong with them. */
export async function faultsOfFiles(
  { api }: Installation,
  { jobId, path }: AcceptedJob,
  record: JobRecord,
): Promise<string[]> {
  const expected = path.includes('dummy') ? 0 : path.includes('analysis') ? 2 : 1;
  const told = record.result?.artifacts ?? [];
  const faults: string[] = [];
  if (record.artifacts.length !== expected || told.length !== expected) {
    faults.push(`${record.artifacts.length} files kept, ${told.length} told, not ${expected}`);
  }
  for (const { name, sha256, sizeBytes } of record.artifacts) {
    const name64 = encodeURIComponent(name);
    const bytes = await api.download(`/reports/jobs/${jobId}/artifacts/${name64}`);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const same = told.some((file) => file.name === name && file.sha256 === digest);
    if (digest !== sha256 || bytes.length !== sizeBytes || !same) {
      faults.push(`${name} is not what was told: ${digest}, ${bytes.length} bytes`);
    }
  }
  return faults;
}

/** Waits until nothing is kept that no job refers to, and nothing temporary is left. */
export async function untilTidy({ home }: Installation, records: JobRecord[]): Promise<void> {
  const referenced = records.flatMap(({ artifacts }) => artifacts.map((file) => file.storageKey));
  const wanted = referenced.sort().join('\n');
  let seen = '';
  await waitFor('the store to hold what jobs refer to, and nothing else', async () => {
    seen = (await filesBelow(join(home, 'artifacts'))).join('\n');
    return seen === wanted;
  }).catch((cause: unknown) => {
    throw new Error(`The store holds\n${seen}\nwhere jobs refer to\n${wanted}`, { cause });
  });
  await waitFor('temporary files to be gone', async () => {
    seen = (await filesBelow(join(home, 'tmp'))).join('\n');
    return seen === '';
  }).catch((cause: unknown) => {
    throw new Error(`The temporary files\n${seen}\nstay`, { cause });
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

/** Waits until the metrics, and the engine, tell of no job that is open, and count each end once. */
export async function untilAtRest(
  { apiAddresses, temporal }: Installation,
  records: JobRecord[],
): Promise<void> {
  const ended = (state: JobState) => records.filter(({ status }) => status === state).length;
  const wanted = {
    active: 0,
    success: ended('completed'),
    error: ended('failed'),
    workflows: 0,
  };
  let seen = {};
  await waitFor('gauges at 0 and every end counted once', async () => {
    const text = await (await fetch(`${String(apiAddresses[0])}/metrics`)).text();
    const { count } = await temporal.workflow.count(
      "ExecutionStatus='Running' AND JobType IN ('dummy', 'heavy')",
    );
    seen = {
      active: sumOf(text, 'report_jobs_active{'),
      success: sumOf(text, 'report_jobs_total{', 'status="success"'),
      error: sumOf(text, 'report_jobs_total{', 'status="error"'),
      workflows: count,
    };
    return JSON.stringify(seen) === JSON.stringify(wanted);
  }).catch((cause: unknown) => {
    const [is, should] = [seen, wanted].map((figures) => JSON.stringify(figures));
    throw new Error(`The metrics say ${is}, not ${should}`, { cause });
  });
}

function sumOf(text: string, metric: string, label = ''): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(metric) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
