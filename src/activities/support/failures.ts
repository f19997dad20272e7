import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../../contract/errors';

/**
 * Turns an error into what Temporal records and retries by: the code as type, the public message, and
 * whether trying again can help. Anything that is not ours passes as it is, and is retried.
 */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return ApplicationFailure.create({
    type: error.code,
    message: error.publicMessage,
    nonRetryable: !error.retryable,
    details: [error.details],
    cause: error,
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
