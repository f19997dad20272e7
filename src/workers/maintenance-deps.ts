import type { Client } from '@temporalio/client';
import type { MaintenanceDeps } from '../activities/maintenance/maintenance-deps';
import type { Config } from '../config/load';
import { probeEngine } from '../temporal/probe';
import { readQueueStatus } from '../temporal/queue-status';

/** Milliseconds that a look at the engine may take. */
const LOOK_MS = 4_000;

/** Milliseconds of silence after which the mailbox of bounces counts as gone. */
const MAILBOX_TIMEOUT_MS = 30_000;

/** Puts together what the maintenance activities work with. */
export function maintenanceDeps(config: Config, client: Client): MaintenanceDeps {
  return {
    retention: { generalMs: config.RETENTION, byJobType: config.RETENTION_BY_TYPE },
    healthHistoryMs: config.HEALTH_HISTORY,
    timezone: config.SCHEDULE_TIMEZONE,
    metricsRecipients: config.METRICS_RECIPIENTS,
    smtpUrls: config.SMTP_URLS,
    ...(config.BOUNCE_IMAP_URL !== undefined && {
      bounceMailbox: {
        url: config.BOUNCE_IMAP_URL,
        folder: config.BOUNCE_IMAP_FOLDER,
        timeoutMs: MAILBOX_TIMEOUT_MS,
      },
    }),
    home: config.PRESSROOM_HOME,
    probeEngine: () => probeEngine(client, LOOK_MS),
    queueStatus: () => readQueueStatus(client, LOOK_MS),
  };
}
