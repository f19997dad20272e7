import type { Config } from './load';

/** What the jobs of schedules run by: the retry policy, and the time zone of the built-in ones. */
export function schedulePolicy(config: Config) {
  return {
    bounceMailbox: config.BOUNCE_IMAP_URL !== undefined,
    timezone: config.SCHEDULE_TIMEZONE,
    policy: {
      heartbeatTimeoutMs: config.ACTIVITY_HEARTBEAT_TIMEOUT,
      retryInitialIntervalMs: config.RETRY_INITIAL_INTERVAL,
    },
  };
}
