import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { artifactStoreConfig } from '../config/artifact-store';
import { databaseUrl } from '../config/database';
import { officeProgram, signingKeys } from '../config/document';
import { jwtSecret } from '../config/jwt-secret';
import { loadConfig } from '../config/load';
import type { Config } from '../config/load';
import { schedulePolicy } from '../config/schedule-policy';
import { apiMailConfig } from '../config/mail';
import { loadReports } from '../config/report-definitions';
import { createLogger } from '../logging/logger';
import type { Logger } from '../logging/logger';
import { registerPoolGauge } from '../process/pool-gauge';
import { untilAskedToStop } from '../process/stop';
import { createArtifactStore } from '../store/artifacts';
import { countPending } from '../store/jobs/count-pending';
import { readOpenJobs } from '../store/jobs/read-open';
import { listenToEvents } from '../store/events/listen';
import { migrate } from '../store/migrate';
import { createDatasetInspector } from '../inline/dataset-inspector';
import { createPool } from '../store/pool';
import { readTotals } from '../store/totals/read-totals';
import { createEngineClient, engineAddress } from '../temporal/connect';
import { createSchedules } from '../temporal/schedules/schedule-service';
import { startCallbackWorkflow } from '../temporal/start-callback';
import { startTracing } from '../telemetry/tracing';
import { createApp } from './app';
import { ensureAdmin } from './auth/ensure-admin';
import { answerBrokenRequests } from './broken-requests';
import { createMailNotice } from './callbacks/mail-notice';
import { startNotices } from './callbacks/notice-starter';
import type { ApiConfig, ApiDatasets, ApiDeps, ApiDocuments } from './deps';
import { Dispatcher } from './dispatch/dispatcher';
import { createEngine } from './engine';
import { registerEngineMetrics } from './metrics/engine-metrics';
import { registerJobMetrics } from './metrics/job-metrics';
import { registerOpenMetrics } from './metrics/open-metrics';

/** Milliseconds that the engine has to take a callback. */
const ENGINE_DEADLINE_MS = 2_000;

/** Runs the API from its start to the end of its draining. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger('api', config.LOG_LEVEL);
  const stop = untilAskedToStop(log);
  const { deps, dispatcher, tellOfEnds, tracing } = await assemble(config, { log, stop });
  const server = createServer(createApp(deps));
  answerBrokenRequests(server);
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  dispatcher.start();
  const notices = tellOfEnds();
  log.info({ port: (server.address() as AddressInfo).port, host: config.HOST }, 'listening');
  if (!stop.aborted) await once(stop, 'abort');
  await drain(server, config.SHUTDOWN_GRACE);
  await dispatcher.stop();
  await notices.stop();
  await deps.events.close();
  await deps.pool.end();
  await tracing?.stop();
  log.info('stopped');
}

async function assemble(config: Config, { log, stop }: { log: Logger; stop: AbortSignal }) {
  const pool = createPool(databaseUrl(config), { max: config.DATABASE_POOL_MAX, name: 'api', log });
  await migrate(pool);
  if (config.ADMIN_EMAIL !== undefined && config.ADMIN_PASSWORD !== undefined) {
    await ensureAdmin(pool, config.ADMIN_EMAIL, config.ADMIN_PASSWORD);
  }
  const metrics = new Registry();
  // Memory, CPU time and, above all, how long the event loop stalled since the last reading.
  collectDefaultMetrics({ register: metrics });
  registerJobMetrics(metrics, () => readTotals(pool), log);
  registerOpenMetrics(metrics, () => readOpenJobs(pool), log);
  registerPoolGauge(metrics, pool);
  const tracing = await startTracing('pressroom-api', config.OTEL_EXPORTER_OTLP_ENDPOINT, log);
  const client = createEngineClient(engineAddress(process.env), `api-${process.pid}`, {
    payloadKeys: config.PAYLOAD_KEYS,
    ...(tracing && { plugins: [tracing.plugin] }),
  });
  const policy = {
    heartbeatTimeoutMs: config.ACTIVITY_HEARTBEAT_TIMEOUT,
    retryInitialIntervalMs: config.RETRY_INITIAL_INTERVAL,
  };
  const dispatcher = new Dispatcher({ pool, client, policy, log });
  const engine = createEngine(client, dispatcher);
  registerEngineMetrics(metrics, {
    checkEngine: () => engine.check(),
    countPending: () => countPending(pool),
    log,
  });
  const deps: ApiDeps = {
    config: await apiConfig(config),
    mail: await apiMailConfig(config),
    pool,
    datasets: apiDatasets(config),
    reports: await loadReports(config.REPORTS_FILE),
    documents: await apiDocuments(config),
    artifacts: await createArtifactStore(artifactStoreConfig(config)),
    dispatcher,
    engine,
    schedules: createSchedules(client, schedulePolicy(config)),
    events: listenToEvents(databaseUrl(config), log),
    draining: stop,
    metrics,
    log,
  };
  const tellOfEnds = () =>
    startNotices({
      pool,
      startCallback: (id) => startCallbackWorkflow(client, id, ENGINE_DEADLINE_MS),
      mailNotice: createMailNotice(deps.config, deps.mail),
      log,
    });
  return { deps, dispatcher, tellOfEnds, tracing };
}

async function apiDocuments(config: Config): Promise<ApiDocuments> {
  return {
    folder: join(config.PRESSROOM_HOME, 'tmp', 'uploads'),
    maxBytes: config.DOCUMENT_MAX_BYTES,
    office: officeProgram(config, process.env) !== undefined,
    linkLifetimeMs: config.DOWNLOAD_LINK_LIFETIME,
    signingKeys: await signingKeys(config),
  };
}

function apiDatasets(config: Config): ApiDatasets {
  const folder = join(config.PRESSROOM_HOME, 'tmp', 'uploads');
  const { inspect } = createDatasetInspector(folder);
  return { folder, maxBytes: config.DATASET_MAX_BYTES, inspect };
}

async function apiConfig(config: Config): Promise<ApiConfig> {
  return {
    jwtSecret: await jwtSecret(config),
    accessTokenLifetimeMs: config.ACCESS_TOKEN_LIFETIME,
    refreshTokenLifetimeMs: config.REFRESH_TOKEN_LIFETIME,
    rateLimitPerMinute: config.RATE_LIMIT_PER_MINUTE,
    reportShareWindowMs: config.REPORTS_SHARE_WINDOW,
    trustProxy: config.TRUST_PROXY,
    queues: config.WORKER_QUEUES,
    payloadKeys: config.PAYLOAD_KEYS,
    ...(config.TEMPORAL_UI_URL !== undefined && {
      uiOrigin: new URL(config.TEMPORAL_UI_URL).origin,
    }),
    ...(config.PUBLIC_URL !== undefined && { publicUrl: config.PUBLIC_URL }),
  };
}

/** Stops accepting, lets requests under way finish, and cuts what is left after the grace. */
async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(timer);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
