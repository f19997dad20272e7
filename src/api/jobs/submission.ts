import type { JobDefinition } from '../../contract/jobs/define';
import type { SharedRun } from '../../store/jobs/insert-job';

/** A job to be made and handed over. */
export interface Submission {
  definition: JobDefinition;
  priority: number;
  params: Record<string, unknown>;
  /** What tells requests with one idempotency key apart, where that is not the parameters. */
  identity?: Record<string, unknown>;
  /** JSON text of rows sent with the report. */
  inlineRows?: string;
  /** Opens the report's file; kept apart from the parameters. */
  password?: string;
  /** Lets requests for the same have one job; an idempotency key of the request goes first. */
  sharing?: SharedRun;
  /** The job that this one does again. */
  retryOf?: string;
}
