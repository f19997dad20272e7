import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** Where a trace stands, as the headers of W3C Trace Context say it: `traceparent`, and `tracestate` where there is one. */
export type TraceContext = Record<string, string>;

/** Reads where the present trace stands; undefined outside of a trace. */
export function currentTrace(): TraceContext | undefined {
  const carrier: TraceContext = {};
  propagation.inject(context.active(), carrier);
  return Object.keys(carrier).length > 0 ? carrier : undefined;
}

/** Runs an action as a part of a trace that began elsewhere, perhaps in another process. */
export function continueTrace<Result>(trace: TraceContext | null, action: () => Result): Result {
  if (trace === null) return action();
  return context.with(propagation.extract(ROOT_CONTEXT, trace), action);
}
