import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { JobDefinition } from '../contract/jobs/define';
import type { JobPolicy, JobWorkflowInput } from '../contract/policy';
import { JOB_STATUS, JOB_TYPE, REQUESTED_BY } from './search-attributes';

/** What the engine is told of a job. */
export interface EngineJob {
  jobId: string;
  definition: JobDefinition;
  priority: number;
  /** The maker's e-mail address. */
  requestedBy: string;
  /** One line for the Web UI, such as the report's title. */
  summary: string;
  /** The trace that the job belongs to. */
  traceContext: Record<string, string> | null;
}

/**
 * Starts a job's workflow under the job's id. A workflow that already has the id is this job's own, from
 * a try whose answer was lost, so that counts as started.
 */
export async function startJobWorkflow(
  client: Client,
  job: EngineJob,
  options: { policy: JobPolicy; deadlineMs: number },
): Promise<void> {
  const input: JobWorkflowInput = { jobId: job.jobId, policy: options.policy };
  try {
    await client.withDeadline(Date.now() + options.deadlineMs, () =>
      client.workflow.start(job.definition.workflow, {
        taskQueue: job.definition.taskQueue,
        workflowId: job.jobId,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        typedSearchAttributes: [
          { key: JOB_TYPE, value: job.definition.type },
          { key: JOB_STATUS, value: 'queued' },
          { key: REQUESTED_BY, value: job.requestedBy },
        ],
        staticSummary: job.summary,
        priority: { priorityKey: job.priority },
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
