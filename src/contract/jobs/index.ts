/**
 * The registry of job types.
 *
 * Glossary. Job: one request for work, a row in Postgres with a state. Job type: the kind of work, declared
 * by one file here. Workflow: the durable execution in Temporal that carries one job to its end, under the
 * job's id. Activity: a step of a workflow with side effects. Attempt: one execution of an activity. Engine:
 * code that turns data into a file. Artifact: a finished file in the store. Task queue: where workers pick up
 * a workload.
 */
import type { JobDefinition } from './define';
import { documentThumbnailJob } from './document-thumbnail';
import { cleanupJob } from './cleanup';
import { dailyMetricsJob } from './daily-metrics';
import { dummyJob } from './dummy';
import { healthCheckJob } from './health-check';
import { heavyJob } from './heavy';
import { processDocumentJob } from './process-document';
import { readBouncesJob } from './read-bounces';
import { sendBulkEmailJob } from './send-bulk-email';
import { sendEmailJob } from './send-email';

/** All job types by name. A new one is declared in its own file and added here. */
export const JOBS = {
  dummy: dummyJob,
  heavy: heavyJob,
  process_document: processDocumentJob,
  document_thumbnail: documentThumbnailJob,
  send_email: sendEmailJob,
  send_bulk_email: sendBulkEmailJob,
  cleanup: cleanupJob,
  health_check: healthCheckJob,
  daily_metrics: dailyMetricsJob,
  read_bounces: readBouncesJob,
} as const;

export type JobType = keyof typeof JOBS;

/** The definitions as a list, in the registry's order. */
export const JOB_DEFINITIONS: readonly JobDefinition[] = Object.values(JOBS);

/** Finds a job type's definition by its name. */
export function findJobDefinition(type: string): JobDefinition | undefined {
  return JOB_DEFINITIONS.find((definition) => definition.type === type);
}
