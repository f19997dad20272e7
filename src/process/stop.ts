import type { Logger } from '../logging/logger';

/**
 * A signal that aborts when the process is asked to stop: by SIGTERM or SIGINT, or because the
 * supervisor that started it is gone. A second request ends the process at once.
 */
export function untilAskedToStop(log: Logger): AbortSignal {
  const stop = new AbortController();
  function ask(by: string): void {
    if (stop.signal.aborted) {
      log.warn({ by }, 'asked to stop again: ending at once');
      process.exit(1);
    }
    log.info({ by }, 'stopping');
    stop.abort(new Error(`asked to stop by ${by}`));
  }
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => ask(name));
  process.on('disconnect', () => {
    if (!stop.signal.aborted) ask('the end of the supervisor');
  });
  // Listening to it keeps the channel, and with it the process, open for ever.
  process.channel?.unref();
  return stop.signal;
}
