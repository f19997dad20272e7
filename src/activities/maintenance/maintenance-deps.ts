import type { TaskQueue } from '../../contract/names';
import type { MailboxAddress } from '../../engines/mailbox';
import type { Retention } from '../../store/maintenance/delete-finished-jobs';

/** One task queue as the engine sees it. */
export interface WatchedQueue {
  queue: TaskQueue;
  pollers: string[];
  backlog: number;
  backlogAgeSeconds: number;
}

/** What the maintenance activities work with beside the store. */
export interface MaintenanceDeps {
  retention: Retention;
  /** Milliseconds that health checks are kept. */
  healthHistoryMs: number;
  /** IANA name of the time zone in which days begin. */
  timezone: string;
  /** Who gets the daily metrics by mail. */
  metricsRecipients: readonly string[];
  /** Mail providers, as URLs; none where no mail is sent. */
  smtpUrls: readonly string[];
  /** Where bounces come back to; absent where no mailbox is read. */
  bounceMailbox?: MailboxAddress;
  /** Folder of local state, whose disk is watched. */
  home: string;
  /** Resolves if the engine serves; rejects if not. */
  probeEngine(): Promise<void>;
  queueStatus(): Promise<WatchedQueue[]>;
}
