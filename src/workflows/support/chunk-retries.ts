import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  sleep,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { ChunkOutcome } from '../../activities/notify/send-chunk';
import { BACKOFF_COEFFICIENT, MAXIMUM_ATTEMPTS } from '../../contract/policy';
import type { Progress } from '../../contract/progress';

/** Workers that may die in a row without a mail more: then the chunk itself is what kills them. */
const DEATHS_MAX = 20;

/**
 * Tries chunks of a long job again. A failure waits as the job's policy says, and the fourth in a row ends
 * the job; a worker's death does neither, since the ledger knows how far it came. Progress resets both.
 */
export class ChunkRetries {
  private failures = 0;
  private deaths = 0;
  private doneAtDeath = 0;

  constructor(private readonly initialIntervalMs: number) {}

  /** The number of the try that comes next, from 1. */
  get attempt(): number {
    return this.failures + this.deaths + 1;
  }

  /** Runs a chunk; gives nothing where it is to be tried again. */
  async run(chunk: () => Promise<ChunkOutcome>): Promise<ChunkOutcome | undefined> {
    try {
      const outcome = await chunk();
      if (outcome.settled > 0) this.failures = 0;
      this.deaths = 0;
      if (outcome.end.reason !== 'unavailable') return outcome;
      await this.wait(unavailable(outcome.end.answer));
      return outcome;
    } catch (error) {
      if (isCancellation(error) || isFinal(error)) throw error;
      if (isDeath(error)) {
        const done = doneBefore(error);
        this.deaths = done > this.doneAtDeath ? 1 : this.deaths + 1;
        this.doneAtDeath = done;
        if (this.deaths >= DEATHS_MAX) throw error;
      } else await this.wait(error);
      return undefined;
    }
  }

  private async wait(failure: unknown): Promise<void> {
    this.failures += 1;
    if (this.failures >= MAXIMUM_ATTEMPTS) throw failure;
    await sleep(this.initialIntervalMs * BACKOFF_COEFFICIENT ** (this.failures - 1));
  }
}

function unavailable(answer: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `No mail provider can be reached: ${answer}`,
    'UPSTREAM_UNAVAILABLE',
  );
}

function isDeath(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof TimeoutFailure;
}

/** How far the chunk had come by its last heartbeat. */
function doneBefore(error: unknown): number {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof TimeoutFailure)) return 0;
  return (cause.lastHeartbeatDetails as Progress | null | undefined)?.done ?? 0;
}

function isFinal(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.nonRetryable === true;
}
