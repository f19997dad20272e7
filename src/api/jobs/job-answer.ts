import { z } from 'zod';
import { JOB_STATES } from '../../contract/job-state';
import type { JobRow } from '../../store/jobs/rows';
import type { ApiConfig } from '../deps';
import { linksOf } from './links';

const time = z.iso.datetime().nullable();

const progress = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.string(),
});

const jobMembers = {
  job_type: z.string(),
  queue: z.string(),
  priority: z.int(),
  params: z.record(z.string(), z.unknown()).describe('Rows sent inline appear as their number.'),
  attempt: z.int().describe('From 1; 0 before the first.'),
  progress: progress.nullable(),
  result: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('Of a completed job; the members depend on its type.'),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable()
    .describe('Of a failed job.'),
  created_at: z.iso.datetime(),
  queued_at: time,
  started_at: time,
  finished_at: time,
  retry_of: z.string().nullable().describe('The job that this one does again.'),
  retried_by: z.string().nullable().describe('The job that did this one again.'),
  links: z.object({ self: z.string(), download: z.string().optional() }),
};

/** A job, as it is shown by its id. */
export const jobAnswer = z
  .object({
    job_id: z.string(),
    status: z.enum(JOB_STATES),
    report_job_id: z.int(),
    ...jobMembers,
  })
  .meta({ id: 'Job' });

/** The answer for an id that was never issued. */
export const unknownJobAnswer = z
  .object({ job_id: z.string(), status: z.literal('unknown'), report_job_id: z.null() })
  .meta({ id: 'UnknownJob' });

/** A job in a list, where clients expect its number under `id`. */
export const listedJobAnswer = z
  .object({ id: z.int(), job_id: z.string(), status: z.enum(JOB_STATES), ...jobMembers })
  .meta({ id: 'ListedJob' });

/** Shows a job by its id. */
export function showJob(row: JobRow, config: ApiConfig): z.output<typeof jobAnswer> {
  return {
    job_id: row.jobId,
    status: row.status,
    report_job_id: row.id,
    ...membersOf(row, config),
  };
}

/** Shows a job in a list. */
export function showListedJob(row: JobRow, config: ApiConfig): z.output<typeof listedJobAnswer> {
  return { id: row.id, job_id: row.jobId, status: row.status, ...membersOf(row, config) };
}

function membersOf(row: JobRow, config: ApiConfig) {
  const links = linksOf(config, row);
  const result = row.result && linkResult(row, config);
  const hasFile = Array.isArray(result?.['artifacts']) && result['artifacts'].length > 0;
  return {
    job_type: row.jobType,
    queue: row.queue,
    priority: row.priority,
    params: row.params,
    attempt: row.attempt,
    progress: row.progress,
    result,
    error: row.error,
    created_at: row.createdAt.toISOString(),
    queued_at: row.queuedAt?.toISOString() ?? null,
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    retry_of: row.retryOf,
    retried_by: row.retriedBy,
    links: { self: links.self, ...(hasFile && { download: links.download }) },
  };
}

/** Adds to a result where its files are, which depends on the address that the API has today. */
function linkResult(row: JobRow, config: ApiConfig): Record<string, unknown> {
  const { artifacts, ...result } = row.result ?? {};
  if (!Array.isArray(artifacts) || artifacts.length === 0) return row.result ?? {};
  const links = linksOf(config, row);
  return {
    ...result,
    file_path: links.download,
    artifacts: (artifacts as { name: string }[]).map((artifact) => ({
      ...artifact,
      url: links.artifact(artifact.name),
    })),
  };
}
