import type { Endpoint } from '../endpoint';
import { JOB_FAMILIES } from '../jobs/job-family';
import { login } from './auth/login';
import { logout } from './auth/logout';
import { refresh } from './auth/refresh';
import { changeDataset } from './datasets/change-dataset';
import { createDataset } from './datasets/create-dataset';
import { deleteDataset } from './datasets/delete-dataset';
import { listDatasets } from './datasets/list-datasets';
import { showDataset } from './datasets/show-dataset';
import { DOCUMENTS } from './documents';
import { databaseHealth } from './health/database-health';
import { health } from './health/health';
import { healthHistory } from './health/health-history';
import { metrics } from './health/metrics';
import { readiness } from './health/readiness';
import { jobEndpoints } from './jobs';
import { NOTIFICATIONS } from './notifications';
import { OPERATIONS } from './operations';
import { createDummy } from './reports/create-dummy';
import { listDefinitions } from './definitions/list-definitions';
import { createHeavy } from './reports/create-heavy';
import { queuesStatus } from './reports/queues-status';
import { SCHEDULES } from './schedules';
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
  ...jobEndpoints(JOB_FAMILIES.reports),
  queuesStatus,
  ...NOTIFICATIONS,
  listDefinitions,
  createDataset,
  listDatasets,
  showDataset,
  changeDataset,
  deleteDataset,
  ...DOCUMENTS,
  ...OPERATIONS,
  ...SCHEDULES,
  listUsers,
  createUser,
  changeUser,
  health,
  databaseHealth,
  healthHistory,
  readiness,
  metrics,
];
