import type { Endpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { jobEndpoints } from '../jobs';
import {
  addCallback,
  callbackSecret,
  listCallbackAddresses,
  removeCallback,
} from './callback-endpoints';
import { createBulkEmail } from './create-bulk-email';
import { createEmail } from './create-email';
import { listRecipients } from './list-recipients';
import { pauseBulk, resumeBulk } from './pause-resume';
import { receiveProviderWebhook } from './provider-webhook';
import { readBounce } from './read-bounce';
import { retryFailed } from './retry-failed';
import { exportSuppressions, importSuppressions } from './suppression-file';
import { addSuppression, listSuppressions, removeSuppression } from './suppressions';
import { listTemplates, previewTemplate } from './templates';
import { unsubscribe, unsubscribePage } from './unsubscribe';

/** The endpoints of mails: posting them, following them, and who gets none. */
export const NOTIFICATIONS: readonly Endpoint[] = [
  createEmail,
  createBulkEmail,
  ...jobEndpoints(JOB_FAMILIES.notifications),
  listRecipients,
  pauseBulk,
  resumeBulk,
  retryFailed,
  listTemplates,
  previewTemplate,
  unsubscribePage,
  unsubscribe,
  listSuppressions,
  addSuppression,
  exportSuppressions,
  importSuppressions,
  removeSuppression,
  readBounce,
  receiveProviderWebhook,
  callbackSecret,
  addCallback,
  listCallbackAddresses,
  removeCallback,
];
