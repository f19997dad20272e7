import type { z } from 'zod';
import type { TaskQueue } from '../names';

/** One kind of work: what it is called, what it takes and gives, and where and how long it runs. */
export interface JobDefinition<
  Input extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  /** The name that clients, metrics and search attributes use. */
  type: string;
  /** What a person sees in the Web UI. */
  title: string;
  /** The name of the exported workflow function. */
  workflow: string;
  taskQueue: TaskQueue;
  input: Input;
  result: Result;
  limits: {
    /** Milliseconds that one attempt may run. */
    startToCloseMs: number;
    /** Milliseconds after which a running job is warned about. */
    softLimitMs: number;
  };
}

/** Declares a job type, keeping the exact types of its schemas. */
export function defineJob<Input extends z.ZodType, Result extends z.ZodType>(
  definition: JobDefinition<Input, Result>,
): JobDefinition<Input, Result> {
  return definition;
}
