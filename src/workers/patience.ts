import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/errors';
import type { Logger } from '../logging/logger';

/** Milliseconds before the second try, and at most between two tries. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Does what needs `what` until it succeeds: a process that starts before its servers waits for them, with
 * one line a try. Aborting the signal ends the waiting; what time cannot mend is thrown at once.
 */
export async function patiently<T>(
  what: string,
  { log, signal }: { log: Logger; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AppError && !error.retryable) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ reason, retryInMs: pause }, `waiting for ${what}`);
      await sleep(pause, undefined, { signal });
    }
  }
}
