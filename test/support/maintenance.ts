import { tmpdir } from 'node:os';
import type { MaintenanceDeps } from '../../src/activities/maintenance/maintenance-deps';

const DAY_MS = 24 * 3_600_000;

/** What maintenance activities work with where a test does not look at it, changed where it does. */
export function noMaintenance(change: Partial<MaintenanceDeps> = {}): MaintenanceDeps {
  return {
    retention: { generalMs: 7 * DAY_MS, byJobType: {} },
    healthHistoryMs: 30 * DAY_MS,
    timezone: 'UTC',
    metricsRecipients: [],
    smtpUrls: [],
    home: tmpdir(),
    probeEngine: () => Promise.resolve(),
    queueStatus: () => Promise.resolve([]),
    ...change,
  };
}
