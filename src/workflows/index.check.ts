import type { z } from 'zod';
import type { JOBS } from '../contract/jobs';
import type { JobWorkflowInput } from '../contract/policy';
import type * as workflows from '.';

/** The workflow that each declared job type calls for: it takes the job's id and gives the job's outcome. */
type Required = {
  [Type in keyof typeof JOBS as (typeof JOBS)[Type]['workflow']]: (
    input: JobWorkflowInput,
  ) => Promise<z.output<(typeof JOBS)[Type]['outcome']>>;
};

/** Compiles only while every job type has its workflow, with the declared types. */
export type EveryJobTypeHasItsWorkflow = typeof workflows extends Required ? true : never;
export const everyJobTypeHasItsWorkflow: EveryJobTypeHasItsWorkflow = true;
