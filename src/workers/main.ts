import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { createActivities } from '../activities';
import type { ReportsDeps } from '../activities/render/query-task';
import { createRenderPool } from '../activities/render/render-pool';
import { artifactStoreConfig } from '../config/artifact-store';
import { databaseUrl } from '../config/database';
import { loadConfig } from '../config/load';
import type { Config } from '../config/load';
import { mailConfig } from '../config/mail';
import type { TaskQueue } from '../contract/names';
import { softLimitOf } from '../contract/jobs/soft-limit';
import { NO_LOOKS, prepareLooks } from '../engines/look/prepare-looks';
import { createMailer } from '../engines/mail';
import { loadReports } from '../config/report-definitions';
import { createLogger } from '../logging/logger';
import type { Logger } from '../logging/logger';
import { collectGarbage } from '../activities/render/collect-garbage';
import { registerPoolGauge } from '../process/pool-gauge';
import { untilAskedToStop } from '../process/stop';
import { createArtifactStore } from '../store/artifacts';
import { migrate } from '../store/migrate';
import { reserveTurn } from '../store/mail/reserve-turn';
import { createPool } from '../store/pool';
import { createEngineClient, engineAddress } from '../temporal/connect';
import { createSignals } from '../temporal/signals';
import { coreMetricsAddress, readCoreMetrics } from './core-metrics';
import { connectPatiently } from './connect';
import { maintenanceDeps } from './maintenance-deps';
import { applySchedules } from './apply-schedules';
import { createDocumentParts } from './document-parts';
import { startTracing } from '../telemetry/tracing';
import { createWorkers, servedQueues } from './create-workers';
import { registerAttributes } from './register-attributes';
import { serveHealth } from './health-server';
import { limitHeapGrowth } from './heap-growth';
import { patiently } from './patience';
import { runWorkers } from './run-workers';
import { installRuntime } from './runtime';
import { ownTemporaryFolder } from './temporary-folder';

/** Runs a worker process from its start to the end of its shutdown. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger('worker', config.LOG_LEVEL);
  limitHeapGrowth(servedQueues(config.WORKER_QUEUES));
  const stop = untilAskedToStop(log);
  const coreMetrics = await coreMetricsAddress();
  installRuntime(log, coreMetrics);
  const metrics = processMetrics();
  let workers: Worker[] = [];
  const health = await serveHealth({
    host: config.HOST,
    port: config.WORKER_PORT,
    ready: () => workers.length > 0 && workers.every((worker) => worker.getState() === 'RUNNING'),
    metrics,
    coreMetrics: () => readCoreMetrics(coreMetrics),
  });
  const closers: Closer[] = [() => health.close()];
  try {
    const parts = await assemble(config, { log, signal: stop, closers, metrics });
    workers = parts.workers;
    log.info({ queues: parts.queues, healthPort: health.port }, 'polling for work');
    collectGarbage();
    await runWorkers(workers, stop);
  } catch (error) {
    // Asked to stop while it still waited for its servers.
    if (!stop.aborted || workers.length > 0) throw error;
  } finally {
    for (const close of closers.reverse()) await close();
  }
  log.info('stopped');
}

/** Lets go of one thing that the process holds. */
type Closer = () => Promise<unknown>;

interface Assembly {
  log: Logger;
  signal: AbortSignal;
  /** What was opened adds here how it is closed, so that it is even where the rest fails. */
  closers: Closer[];
  /** Those of the process. */
  metrics: Registry;
}

/** Connects to everything, in the order in which it is needed. */
async function assemble(config: Config, { log, signal, closers, metrics }: Assembly) {
  const pool = createPool(databaseUrl(config), {
    max: config.DATABASE_POOL_MAX,
    name: 'worker',
    log,
  });
  closers.push(() => pool.end());
  registerPoolGauge(metrics, pool);
  await patiently('the database', { log, signal }, () => migrate(pool));
  const address = engineAddress(process.env);
  const connection = await connectPatiently(address, { log, signal });
  closers.push(() => connection.close());
  const tracing = await startTracing('pressroom-worker', config.OTEL_EXPORTER_OTLP_ENDPOINT, log);
  if (tracing) closers.push(() => tracing.stop());
  const client = createEngineClient(address, `worker-${process.pid}`, {
    payloadKeys: config.PAYLOAD_KEYS,
  });
  await registerAttributes(client, { log, signal });
  const queues = servedQueues(config.WORKER_QUEUES);
  const temporaryFolder = await ownTemporaryFolder(config.PRESSROOM_HOME);
  closers.push(() => rm(temporaryFolder, { recursive: true, force: true }));
  const renderPool = createRenderPool({
    threads: config.WORKER_CONCURRENCY,
    warmUpFolder: queues.includes('reports') ? temporaryFolder : undefined,
    filename: join(__dirname, '../activities/render/render-thread.js'),
    log,
  });
  closers.push(() => renderPool.close());
  if (queues.includes('maintenance')) await applySchedules(client, config, { log, signal });
  const documents = createDocumentParts(config, { log, env: process.env });
  closers.push(() => documents.close());
  const mail = await openMail(config, pool);
  closers.push(() => mail.mailer.close());
  const workers = await createWorkers({
    connection,
    namespace: address.namespace,
    queues,
    concurrency: config.WORKER_CONCURRENCY,
    shutdownGraceMs: config.SHUTDOWN_GRACE,
    taskRates: { notifications: config.NOTIFICATIONS_TASK_RATE },
    payloadKeys: config.PAYLOAD_KEYS,
    buildId: config.BUILD_ID,
    plugin: tracing?.plugin,
    activities: createActivities({
      pool,
      artifacts: await createArtifactStore(artifactStoreConfig(config)),
      renderPool,
      reports: await reportsDeps(config, queues),
      documents: documents.deps,
      mail,
      maintenance: maintenanceDeps(config, client),
      temporaryFolder,
      signals: createSignals(client),
      softLimitMs: (jobType) => softLimitOf(jobType, config.SOFT_LIMITS),
    }),
  });
  return { queues, workers };
}

/** Makes ready to send mail; the providers' turns are kept in the database, for all workers together. */
async function openMail(config: Config, pool: Pool) {
  const { sending, ...mail } = await mailConfig(config);
  const mailer = createMailer({
    ...sending,
    reserveTurn: (name, intervalMs) => reserveTurn(pool, name, intervalMs),
  });
  return { ...mail, mailer };
}

/** What reports are made from; their pictures are read only where reports are made, since they cost memory. */
async function reportsDeps(config: Config, queues: readonly TaskQueue[]): Promise<ReportsDeps> {
  const file = await loadReports(config.REPORTS_FILE);
  return {
    file,
    looks: queues.includes('reports') ? await prepareLooks(file) : NO_LOOKS,
    databaseUrl: config.REPORTS_DATABASE_URL,
    timeoutMs: config.REPORTS_STATEMENT_TIMEOUT,
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
