import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../../contract/errors';
import { outageOf } from './outage';

/**
 * Turns an error into what Temporal records and retries by: the code as type, the public message, and
 * whether trying again can help. Anything that is not ours passes as it is, and is retried.
 */
export function toFailure(error: unknown): unknown {
  const known = error instanceof AppError ? error : outageOf(error);
  if (!known) return error;
  return ApplicationFailure.create({
    type: known.code,
    message: known.publicMessage,
    nonRetryable: !known.retryable,
    details: [known.details],
    cause: known,
  });
}

/** Runs an activity's body so that the errors it throws are told apart by the workflow. */
export async function withFailures<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    throw toFailure(error);
  }
}
