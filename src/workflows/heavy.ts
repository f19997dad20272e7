import { defineSignal, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { HeavyOutcome } from '../contract/jobs/heavy';
import { PROGRESS_SIGNAL } from '../contract/names';
import type { JobWorkflowInput } from '../contract/policy';
import type { Progress } from '../contract/progress';
import { withoutLosingAttempts } from './support/handed-back';
import { showStatus } from './support/job-status';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

export const progressSignal = defineSignal<[Progress]>(PROGRESS_SIGNAL);

/** A report: rendered, stored and completed by one activity, which reports how far it is. */
export async function heavyReportWorkflow(input: JobWorkflowInput): Promise<HeavyOutcome> {
  let started = false;
  setHandler(progressSignal, (progress) => {
    if (!started) showStatus('started');
    started = true;
    setCurrentDetails(
      `**${progress.stage}**: ${progress.done} / ${progress.total} ${progress.unit}`,
    );
  });
  return runJob(input.jobId, async () => {
    const result = await withoutLosingAttempts((used) => {
      const options = {
        ...workOptions(input.policy, used),
        summary: 'Render and store the report',
      };
      const { renderReport } = proxyActivities<Pick<Activities, 'renderReport'>>(options);
      return renderReport({ jobId: input.jobId, attemptsUsed: used });
    });
    setCurrentDetails(`**completed**: ${result.filename}, ${result.size_bytes} bytes`);
    return result;
  });
}
