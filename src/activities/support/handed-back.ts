import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

/** The failure that hands an attempt back to the workflow when its worker shuts down; else undefined. */
export function handedBack(attempt: number): ApplicationFailure | undefined {
  if (Context.current().cancellationDetails?.workerShutdown !== true) return undefined;
  return ApplicationFailure.create({
    type: 'WorkerShutdown',
    message: 'The worker shut down before the attempt was done.',
    nonRetryable: true,
    details: [attempt],
  });
}
