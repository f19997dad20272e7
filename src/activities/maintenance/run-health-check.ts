import type { HealthCheckResult } from '../../contract/jobs/health-check';
import { countOpenJobs } from '../../store/maintenance/count-open-jobs';
import { insertHealthCheck } from '../../store/maintenance/health-checks';
import type { ActivityDeps } from '../deps';
import { diskState, smtpState, stateOf } from './look-at-parts';
import { maintenanceActivity } from './maintenance-attempt';
import type { WatchedQueue } from './maintenance-deps';

/** Seconds that a task may wait for a worker before its queue counts as slow. */
const SLOW_QUEUE_SECONDS = 60;

/** Makes the activity that looks at every part of the installation and keeps the answer. */
export function createRunHealthCheck(deps: ActivityDeps) {
  return maintenanceActivity<HealthCheckResult>(deps, async (job) => {
    const parts = await lookAtParts(deps);
    const result: HealthCheckResult = {
      ...parts,
      overall_status: overall(parts),
      task_id: job.jobId,
      status: 'success',
    };
    return {
      result,
      also: (db) => insertHealthCheck(db, { overallStatus: result.overall_status, report: result }),
    };
  });
}

type Parts = Omit<HealthCheckResult, 'overall_status' | 'task_id' | 'status'>;

async function lookAtParts({ pool, artifacts, maintenance }: ActivityDeps): Promise<Parts> {
  const { timezone, smtpUrls, home } = maintenance;
  let queues: WatchedQueue[] = [];
  // The database has just begun this attempt; what it counts also says that it answers.
  const [open, engine, store, smtp, disk] = await Promise.all([
    countOpenJobs(pool, timezone),
    stateOf(async () => {
      await maintenance.probeEngine();
      queues = await maintenance.queueStatus();
    }),
    stateOf(() => artifacts.check()),
    smtpState(smtpUrls),
    diskState(home),
  ]);
  return {
    timestamp: new Date().toISOString(),
    database_status: 'healthy',
    redis_status: engine,
    engine_status: engine,
    store_status: store,
    smtp_status: smtp,
    disk_status: disk.state,
    disk_free_bytes: disk.freeBytes,
    queues: queues.map(({ queue, pollers, backlog, backlogAgeSeconds }) => ({
      queue,
      workers: pollers.length,
      backlog,
      latency_seconds: backlogAgeSeconds,
    })),
    pending_jobs: open.pending,
    completed_jobs_today: open.completedToday,
  };
}

/** Without engine or store no job is done; the rest slows or narrows what is. */
function overall(parts: Parts): HealthCheckResult['overall_status'] {
  if ([parts.engine_status, parts.store_status].includes('unhealthy')) return 'unhealthy';
  const slow = parts.queues.some(
    ({ workers, backlog, latency_seconds: latency }) =>
      latency > SLOW_QUEUE_SECONDS || (backlog > 0 && workers === 0),
  );
  const narrowed = [parts.smtp_status, parts.disk_status].includes('unhealthy');
  return slow || narrowed ? 'degraded' : 'healthy';
}
