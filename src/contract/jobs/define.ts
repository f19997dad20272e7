import type { z } from 'zod';
import type { TaskQueue } from '../names';

/** One kind of work: what it is called, what it takes and gives, and where and how long it runs. */
export interface JobDefinition<
  Workflow extends string = string,
  Outcome extends z.ZodType = z.ZodType,
> {
  /** The name that clients, metrics and search attributes use. */
  type: string;
  /** What a person sees in the Web UI. */
  title: string;
  /** The name of the exported workflow function. */
  workflow: Workflow;
  taskQueue: TaskQueue;
  /** What a request must look like. */
  input: z.ZodType;
  /** One line that tells a job from its neighbours in the Web UI, from the parameters as stored. */
  summary(params: Record<string, unknown>): string;
  /** What the workflow gives and the store keeps. */
  outcome: Outcome;
  /** What clients get: the outcome, with links to the files where there are any. */
  result: z.ZodType;
  limits: {
    /** Milliseconds that one attempt may run. */
    startToCloseMs: number;
    /** Milliseconds after which a running job is warned about. */
    softLimitMs: number;
  };
}

/** Declares a job type, keeping the exact name of its workflow and the exact type of its outcome. */
export function defineJob<const Workflow extends string, Outcome extends z.ZodType>(
  definition: JobDefinition<Workflow, Outcome>,
): JobDefinition<Workflow, Outcome> {
  return definition;
}
