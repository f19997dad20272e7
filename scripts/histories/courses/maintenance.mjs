import { setTimeout as delay } from 'node:timers/promises';
import { ended } from './ended.mjs';

/** @typedef {import('./ended.mjs').Place} Place */

const LOOK_EVERY_MS = 200;

/** @type {import('./ended.mjs').Courses} */
export const MAINTENANCE = {
  'cleanup-completed': async (place) => jobOf(place, await triggered(place, 'cleanup')),
  'health-check-completed': async (place) => jobOf(place, await triggered(place, 'health-check')),
  'daily-metrics-completed': async (place) => jobOf(place, await triggered(place, 'daily-metrics')),
  'read-bounces-completed': async (place) => jobOf(place, await started(place, 'read_bounces')),
  'scheduled-job-completed': (place) => triggered(place, 'cleanup'),
};

/**
 * Runs a schedule now and returns the id of the workflow that it started.
 * @param {Place} place
 * @param {string} scheduleId
 * @returns {Promise<string>}
 */
async function triggered({ engine }, scheduleId) {
  const schedule = engine.schedule.getHandle(scheduleId);
  const runs = async () => (await schedule.describe()).info.recentActions;
  const before = (await runs()).length;
  await schedule.trigger();
  for (;;) {
    const run = (await runs())[before];
    if (run?.action.type === 'startWorkflow') return run.action.workflow.workflowId;
    await delay(LOOK_EVERY_MS);
  }
}

/**
 * Does what a schedule does that this stack has not, for want of a mailbox, and returns the id of the workflow.
 * @param {Place} place
 * @param {string} jobType
 * @returns {Promise<string>}
 */
async function started({ engine }, jobType) {
  const workflowId = `schedule-${jobType}`;
  const policy = { heartbeatTimeoutMs: 5_000, retryInitialIntervalMs: 1_000 };
  const run = { scheduleId: jobType, jobType, params: {}, priority: 3, requestedBy: null, policy };
  const options = { taskQueue: 'maintenance', workflowId, args: [run] };
  await engine.workflow.start('scheduledJobWorkflow', options);
  return workflowId;
}

/**
 * @param {Place} place
 * @param {string} runId id of the workflow of a schedule's run
 */
async function jobOf({ api, engine }, runId) {
  const { jobId } = await engine.workflow.getHandle(runId).result();
  return ended(api, jobId, 'completed');
}
