import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { HeavyOutcome } from '../contract/jobs/heavy';
import type { JobWorkflowInput } from '../contract/policy';
import { showCourse } from './support/course';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** A report: rendered, stored and completed by one activity, which reports how far it is. */
export async function heavyReportWorkflow(input: JobWorkflowInput): Promise<HeavyOutcome> {
  showCourse();
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
