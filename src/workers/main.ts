import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { createRenderPool } from '../activities/render/render-pool';
import { artifactStoreConfig } from '../config/artifact-store';
import { databaseUrl } from '../config/database';
import { loadConfig } from '../config/load';
import type { Config } from '../config/load';
import { softLimitOf } from '../contract/jobs/soft-limit';
import { createLogger } from '../logging/logger';
import type { Logger } from '../logging/logger';
import { untilAskedToStop } from '../process/stop';
import { createArtifactStore } from '../store/artifacts';
import { migrate } from '../store/migrate';
import { createPool } from '../store/pool';
import { createEngineClient, engineAddress } from '../temporal/connect';
import { registerSearchAttributes } from '../temporal/search-attributes';
import { createSignals } from '../temporal/signals';
import { connectPatiently } from './connect';
import { createWorkers, servedQueues } from './create-workers';
import { serveHealth } from './health-server';
import { patiently } from './patience';
import { installRuntime } from './runtime';
import { ownTemporaryFolder } from './temporary-folder';

/** Runs a worker process from its start to the end of its shutdown. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger('worker', config.LOG_LEVEL);
  const stop = untilAskedToStop(log);
  installRuntime(log);
  let workers: Worker[] = [];
  const health = await serveHealth({
    host: config.HOST,
    port: config.WORKER_PORT,
    ready: () => workers.length > 0 && workers.every((worker) => worker.getState() === 'RUNNING'),
    metrics: processMetrics(),
  });
  const parts = await assemble(config, log, stop);
  workers = parts.workers;
  const running = Promise.all(workers.map((worker) => worker.run()));
  log.info({ queues: parts.queues, healthPort: health.port }, 'polling for work');
  stop.addEventListener('abort', () => {
    for (const worker of workers) worker.shutdown();
  });
  if (stop.aborted) for (const worker of workers) worker.shutdown();
  try {
    await running;
  } finally {
    await parts.close();
    health.server.close();
  }
  log.info('stopped');
}

/** Connects to everything, in the order in which it is needed. */
async function assemble(config: Config, log: Logger, signal: AbortSignal) {
  const pool = createPool(databaseUrl(config), {
    max: config.DATABASE_POOL_MAX,
    name: 'worker',
    log,
  });
  await patiently('the database', { log, signal }, () => migrate(pool));
  const address = engineAddress(process.env);
  const connection = await connectPatiently(address, { log, signal });
  const client = createEngineClient(address, `worker-${process.pid}`);
  await patiently('the search attributes', { log, signal }, () => registerSearchAttributes(client));
  const renderPool = createRenderPool({
    threads: config.WORKER_CONCURRENCY,
    filename: join(__dirname, '../activities/render/render-thread.js'),
    log,
  });
  const queues = servedQueues(config.WORKER_QUEUES);
  const temporaryFolder = await ownTemporaryFolder(config.PRESSROOM_HOME);
  const workers = await createWorkers({
    connection,
    namespace: address.namespace,
    queues,
    concurrency: config.WORKER_CONCURRENCY,
    shutdownGraceMs: config.SHUTDOWN_GRACE,
    activities: createActivities({
      pool,
      artifacts: await createArtifactStore(artifactStoreConfig(config)),
      renderPool,
      temporaryFolder,
      signals: createSignals(client),
      softLimitMs: (jobType) => softLimitOf(jobType, config.SOFT_LIMITS),
    }),
  });
  return {
    queues,
    workers,
    async close() {
      await renderPool.close();
      await connection.close();
      await pool.end();
      await rm(temporaryFolder, { recursive: true, force: true });
    },
  };
}

function processMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
