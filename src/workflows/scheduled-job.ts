import { defineSearchAttributeKey } from '@temporalio/common';
import { executeChild, proxyLocalActivities, uuid4, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities';
import { SEARCH_ATTRIBUTES } from '../contract/names';
import type { JobWorkflowInput } from '../contract/policy';
import type { ScheduledJobInput } from '../contract/schedules';
import { OPENING_OPTIONS } from './support/policies';

const JOB_TYPE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.jobType, 'KEYWORD');
const JOB_STATUS = defineSearchAttributeKey(SEARCH_ATTRIBUTES.jobStatus, 'KEYWORD');
const REQUESTED_BY = defineSearchAttributeKey(SEARCH_ATTRIBUTES.requestedBy, 'KEYWORD');

/** Set by the engine on every workflow that a schedule starts. */
const DUE_AT = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

const { openScheduledJob } =
  proxyLocalActivities<Pick<Activities, 'openScheduledJob'>>(OPENING_OPTIONS);

/**
 * One run of a schedule: makes a job and runs it under the job's own id, as if it had been posted. It ends
 * when the job does, and the same way, so that the schedule's overlap policy sees the job's length.
 */
export async function scheduledJobWorkflow({ policy, ...input }: ScheduledJobInput) {
  const job = await openScheduledJob({ ...input, jobId: uuid4(), asOf: scheduledTime() });
  const child: JobWorkflowInput = { jobId: job.jobId, policy };
  await executeChild(job.workflow, {
    workflowId: job.jobId,
    taskQueue: job.taskQueue,
    args: [child],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    typedSearchAttributes: [
      { key: JOB_TYPE, value: input.jobType },
      { key: JOB_STATUS, value: 'queued' },
      { key: REQUESTED_BY, value: job.requestedBy },
    ],
    staticSummary: job.summary,
    priority: { priorityKey: input.priority },
  });
  return { jobId: job.jobId };
}

/** The moment that this run was due at, which for a late or backfilled one is not the moment it starts. */
function scheduledTime(): string {
  const due = workflowInfo().typedSearchAttributes.get(DUE_AT);
  return (due ?? workflowInfo().startTime).toISOString();
}
