import { defineSearchAttributeKey } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { JobState } from '../../contract/job-state';
import { SEARCH_ATTRIBUTES } from '../../contract/names';

const JOB_STATUS = defineSearchAttributeKey(SEARCH_ATTRIBUTES.jobStatus, 'KEYWORD');

/** Makes the workflow findable under the job's new state. */
export function showStatus(state: JobState): void {
  upsertSearchAttributes([{ key: JOB_STATUS, value: state }]);
}
