import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { LogEntry } from '@temporalio/worker';
import type { Logger } from '../logging/logger';

/** Names of the SDK's log attributes, as our lines spell them. */
const FIELDS: Record<string, string> = { activityId: 'activityId', workflowId: 'jobId' };

/** Milliseconds between the reports by which the engine knows this process's workers. */
const WORKER_HEARTBEAT_MS = 5_000;

/**
 * Installs the SDK's runtime, once per process: its lines go to our logger, and signals are left to us,
 * since all queues and the database shut down together.
 */
export function installRuntime(log: Logger, coreMetrics: string): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', (entry) => {
      bridge(log, entry);
    }),
    shutdownSignals: [],
    workerHeartbeatInterval: WORKER_HEARTBEAT_MS,
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} },
      metrics: { prometheus: { bindAddress: coreMetrics, useSecondsForDurations: true } },
    },
  });
}

function bridge(log: Logger, entry: LogEntry): void {
  const level = entry.level.toLowerCase() as Lowercase<LogEntry['level']>;
  const { error, ...meta } = entry.meta ?? {};
  const fields: Record<string, unknown> = { ...(error !== undefined && { err: error }) };
  for (const [name, value] of Object.entries(meta)) {
    fields[FIELDS[name] ?? name] = typeof value === 'bigint' ? value.toString() : value;
  }
  log[level](fields, entry.message);
}
