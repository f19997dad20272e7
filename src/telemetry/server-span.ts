import {
  context,
  isSpanContextValid,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { IncomingHttpHeaders } from 'node:http';

/** The span of one HTTP request. */
export interface ServerSpan {
  /** Undefined while tracing is off. */
  traceId: string | undefined;
  /** Runs what serves the request within the span. */
  run(serve: () => void): void;
  /** Ends the span with what was answered. */
  end(answer: { route: string; status: number }): void;
}

/** Begins the span of a request, in the trace that its headers name where they name one. */
export function startServerSpan(request: {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}): ServerSpan {
  const { method, path, headers } = request;
  const parent = propagation.extract(context.active(), headers);
  const attributes = { 'http.request.method': method, 'url.path': path };
  const span = trace
    .getTracer('pressroom')
    .startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  const spanContext = span.spanContext();
  return {
    traceId: isSpanContextValid(spanContext) ? spanContext.traceId : undefined,
    run: (serve) => {
      context.with(trace.setSpan(parent, span), serve);
    },
    end: ({ route, status }) => {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
