import type { JobType } from '../../../contract/jobs';

/** The job types that are reports, which alone these endpoints show. */
export const REPORT_JOB_TYPES: JobType[] = ['dummy', 'heavy'];
