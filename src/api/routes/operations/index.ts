import type { Endpoint } from '../../endpoint';
import { openCodecSession } from '../codec/open-session';
import { decodePayloads, encodePayloads } from '../codec/transcode';
import { holdJob } from './hold-job';
import { jobStats } from './job-stats';
import { listAllJobs } from './list-all-jobs';
import { purgeJobs } from './purge-jobs';

/** The endpoints by which an operator looks after the jobs of all workloads. */
export const OPERATIONS: readonly Endpoint[] = [
  listAllJobs,
  jobStats,
  purgeJobs,
  holdJob,
  decodePayloads,
  encodePayloads,
  openCodecSession,
];
