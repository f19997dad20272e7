import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** A finished request; `path` is the pattern of its endpoint, never the address. */
export interface HttpLabels {
  method: string;
  path: string;
  status: number;
}

/** Records requests. */
export interface HttpMetrics {
  observe(labels: HttpLabels, seconds: number): void;
}

/** Adds the HTTP metrics to a registry. */
export function createHttpMetrics(registry: Registry): HttpMetrics {
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'HTTP requests by method, path pattern and status.',
    labelNames: ['method', 'path', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Seconds from the first byte of a request to the end of its answer.',
    labelNames: ['method', 'path'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    observe: ({ method, path, status }, seconds) => {
      requests.inc({ method, path, status: String(status) });
      durations.observe({ method, path }, seconds);
    },
  };
}
