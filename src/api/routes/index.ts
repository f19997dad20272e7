import type { Endpoint } from '../endpoint';
import { login } from './auth/login';
import { logout } from './auth/logout';
import { refresh } from './auth/refresh';
import { databaseHealth } from './health/database-health';
import { health } from './health/health';
import { metrics } from './health/metrics';
import { readiness } from './health/readiness';
import { cancelJob } from './reports/cancel-job';
import { createDummy } from './reports/create-dummy';
import { createHeavy } from './reports/create-heavy';
import { download } from './reports/download';
import { downloadArtifact } from './reports/download-artifact';
import { jobEvents } from './reports/job-events';
import { listJobs } from './reports/list-jobs';
import { queuesStatus } from './reports/queues-status';
import { retryJob } from './reports/retry-job';
import { showJob } from './reports/show-job';
import { userEvents } from './reports/user-events';
import { changeUser } from './users/change-user';
import { createUser } from './users/create-user';
import { listUsers } from './users/list-users';

/** Every endpoint, in the order of the document. */
export const ENDPOINTS: readonly Endpoint[] = [
  login,
  refresh,
  logout,
  createDummy,
  createHeavy,
  listJobs,
  showJob,
  cancelJob,
  retryJob,
  jobEvents,
  userEvents,
  download,
  downloadArtifact,
  queuesStatus,
  listUsers,
  createUser,
  changeUser,
  health,
  databaseHealth,
  readiness,
  metrics,
];
