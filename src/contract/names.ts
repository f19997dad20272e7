/** The task queues, one per workload. A job type names the one that its workflow and activities run on. */
export const TASK_QUEUES = ['reports', 'documents', 'notifications', 'maintenance'] as const;
export type TaskQueue = (typeof TASK_QUEUES)[number];

/** The search attributes that every job's workflow carries from its start to its end. */
export const SEARCH_ATTRIBUTES = {
  jobType: 'JobType',
  jobStatus: 'JobStatus',
  requestedBy: 'RequestedBy',
} as const;

/** The signal by which a running activity tells its workflow how far it is. */
export const PROGRESS_SIGNAL = 'progress';

/** The signal by which it says that it has run longer than it should, with the seconds. */
export const SOFT_LIMIT_SIGNAL = 'soft-limit';

/** The signals by which a bulk job is paused and resumed; what they say stands in the database too. */
export const PAUSE_SIGNAL = 'pause';
export const RESUME_SIGNAL = 'resume';

/** Base path of the API; every endpoint answers the same way without it. */
export const API_BASE = '/api/v1';

/** Locale of a report, and language of API messages, where the caller names none. */
export const DEFAULT_LOCALE = 'fr-FR';
