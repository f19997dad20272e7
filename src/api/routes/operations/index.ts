import type { Endpoint } from '../../endpoint';
import { jobStats } from './job-stats';
import { listAllJobs } from './list-all-jobs';
import { purgeJobs } from './purge-jobs';

/** The endpoints by which an operator looks after the jobs of all workloads. */
export const OPERATIONS: readonly Endpoint[] = [listAllJobs, jobStats, purgeJobs];
