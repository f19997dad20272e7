import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { MAXIMUM_ATTEMPTS } from '../../contract/policy';
import { WORKER_SHUTDOWN } from './policies';

/**
 * Runs a step anew when its worker shut down in the middle of it. `step` gets the number of attempts that
 * really were spent; a shut-down spends none.
 */
export async function withoutLosingAttempts<Result>(
  step: (used: number) => Promise<Result>,
): Promise<Result> {
  let used = 0;
  for (;;) {
    try {
      return await step(used);
    } catch (error) {
      const attempt = interruptedAttempt(error);
      if (attempt === undefined) throw error;
      used = Math.min(Math.max(used, attempt - 1), MAXIMUM_ATTEMPTS - 1);
    }
  }
}

/** The number of the attempt that a shut-down interrupted; undefined where the failure is another one. */
function interruptedAttempt(error: unknown): number | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== WORKER_SHUTDOWN) return undefined;
  const attempt = cause.details?.[0];
  return typeof attempt === 'number' ? attempt : 1;
}
