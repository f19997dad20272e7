import type { ScheduleOptions } from '@temporalio/client';
import { SCHEDULED_JOB_WORKFLOW } from '../../contract/schedules';
import type { ScheduledJobInput } from '../../contract/schedules';

/** What every schedule does: start the workflow that makes one job. The engine adds the time to its id. */
export function scheduleAction(input: ScheduledJobInput): ScheduleOptions['action'] {
  return {
    type: 'startWorkflow',
    workflowType: SCHEDULED_JOB_WORKFLOW,
    workflowId: `schedule-${input.scheduleId}`,
    taskQueue: 'maintenance',
    args: [input],
    staticSummary: `Run of the schedule ${input.scheduleId}`,
  };
}
