import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { DocumentThumbnailResult } from '../contract/jobs/document-thumbnail';
import type { JobWorkflowInput } from '../contract/policy';
import { showCourse } from './support/course';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** New thumbnails of a document: made, stored and completed by one activity. */
export async function documentThumbnailWorkflow(
  input: JobWorkflowInput,
): Promise<DocumentThumbnailResult> {
  const { jobId, policy } = input;
  showCourse();
  return runJob(jobId, () =>
    withoutLosingAttempts((attemptsUsed) => {
      const options = { ...workOptions(policy, attemptsUsed), summary: 'Make the thumbnails' };
      const { thumbnailDocument } = proxyActivities<Pick<Activities, 'thumbnailDocument'>>(options);
      return thumbnailDocument({ jobId, attemptsUsed });
    }),
  );
}
