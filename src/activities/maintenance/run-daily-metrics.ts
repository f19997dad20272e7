import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import type { DailyMetricsInput, DailyMetricsResult } from '../../contract/jobs/daily-metrics';
import { sendEmailJob } from '../../contract/jobs/send-email';
import { insertJob } from '../../store/jobs/insert-job';
import type { JobArtifact } from '../../store/jobs/artifacts';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { readDayFigures } from '../../store/maintenance/day-figures';
import type { DayFigures } from '../../store/maintenance/day-figures';
import { keepDailyMetrics } from '../../store/maintenance/keep-daily-metrics';
import type { ActivityDeps } from '../deps';
import { storeFiles } from '../render/store-files';
import type { AttemptMonitor } from '../support/attempt-monitor';
import { maintenanceActivity } from './maintenance-attempt';
import { metricsReport } from './metrics-report';

/** Makes the activity that counts the jobs of a day, keeps the figures, and has them mailed as a PDF. */
export function createRunDailyMetrics(deps: ActivityDeps) {
  return maintenanceActivity<DailyMetricsResult>(deps, async (job, monitor) => {
    const { timezone, metricsRecipients } = deps.maintenance;
    const params = job.params as DailyMetricsInput;
    const figures = await readDayFigures(deps.pool, {
      timezone,
      date: params.report_date ?? null,
      asOf: params.as_of ?? job.createdAt.toISOString(),
    });
    const artifacts = await renderFigures(deps, { job, monitor, figures });
    const result = describe(job, figures, { timezone, mailedTo: [...metricsRecipients] });
    return {
      result,
      kept: { ...result, artifacts: artifacts.map(showArtifact) },
      artifacts,
      async also(db) {
        await keepDailyMetrics(db, figures.date, result);
        for (const to of metricsRecipients) await mailTo(db, { to, job, date: figures.date });
      },
    };
  });
}

async function renderFigures(
  deps: ActivityDeps,
  part: { job: StartedJob; monitor: AttemptMonitor; figures: DayFigures },
): Promise<JobArtifact[]> {
  const { job, monitor, figures } = part;
  const directory = join(deps.temporaryFolder, `${job.jobId}-${job.fence}`);
  await mkdir(directory, { recursive: true });
  try {
    const { jobId, createdAt } = job;
    const outcome = await deps.renderPool.render(
      { jobId, createdAt: createdAt.toISOString(), directory, ...metricsReport(figures) },
      {
        signal: monitor.signal,
        onProgress: (progress) => {
          monitor.report(progress);
        },
      },
    );
    return await storeFiles(deps.artifacts, job, outcome.files, monitor);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function describe(
  job: StartedJob,
  figures: DayFigures,
  { timezone, mailedTo }: { timezone: string; mailedTo: string[] },
): DailyMetricsResult {
  const { types } = figures;
  return {
    report_date: figures.date,
    generated_at: new Date().toISOString(),
    timezone,
    jobs_by_status: figures.jobsByStatus,
    job_types: types.map((type) => ({
      job_type: type.jobType,
      jobs: type.jobs,
      completed: type.completed,
      failed: type.failed,
      retries: type.retries,
      p50_seconds: type.p50Seconds,
      p95_seconds: type.p95Seconds,
    })),
    retries: types.reduce((sum, { retries }) => sum + retries, 0),
    active_users: figures.activeUsers,
    total_jobs_today: types.reduce((sum, { jobs }) => sum + jobs, 0),
    mailed_to: mailedTo,
    task_id: job.jobId,
    status: 'success',
  };
}

function showArtifact({ name, mediaType, sizeBytes, sha256 }: JobArtifact) {
  return { name, media_type: mediaType, size_bytes: sizeBytes, sha256 };
}

/**
 * Makes the job that mails the figures. It is pending in the same transaction that completes this one, so
 * that it is made exactly once; the sweep for pending jobs starts it.
 */
async function mailTo(
  db: PoolClient,
  { to, job, date }: { to: string; job: StartedJob; date: string },
): Promise<void> {
  await insertJob(db, {
    jobId: `${job.jobId}-${to.replaceAll(/[^A-Za-z0-9]/g, '-')}`,
    jobType: sendEmailJob.type,
    queue: sendEmailJob.taskQueue,
    priority: job.priority,
    params: {
      to,
      subject: `Pressroom: métriques du ${date}`,
      content: `Les métriques du ${date} sont jointes en PDF.`,
      attachments: [{ job_id: job.jobId }],
      locale: 'fr-FR',
      priority: job.priority,
    },
    requestedBy: job.requestedBy,
  });
}
