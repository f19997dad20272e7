import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** What a worker's own little server tells. */
export interface WorkerHealth {
  host: string;
  port: number;
  /** Whether every queue is polled. */
  ready(): boolean;
  metrics: Registry;
  /** Gives the metrics of the SDK's core. */
  coreMetrics(): Promise<string>;
}

/** A worker's server: the port that it listens on, and the way to end it. */
export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/** Serves `/health`, `/health/ready` and `/metrics` of a worker. */
export async function serveHealth(health: WorkerHealth): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/metrics') {
      Promise.all([health.metrics.metrics(), health.coreMetrics()]).then(
        (texts) =>
          response
            .writeHead(200, { 'content-type': health.metrics.contentType })
            .end(texts.join('\n')),
        () => response.writeHead(500).end(),
      );
      return;
    }
    const known = path === '/health' || path === '/health/ready';
    const ok = path === '/health' || health.ready();
    response.writeHead(known ? (ok ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: known ? (ok ? 'ok' : 'starting') : 'not found' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(health.port, health.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
