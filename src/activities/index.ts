import type { ActivityDeps } from './deps';
import { createRunDummy } from './jobs/run-dummy';
import { createSettleJob } from './jobs/settle-job';
import { createRenderReport } from './render/render-report';

/** Makes every activity from what it works with; workers register the result under these names. */
export function createActivities(deps: ActivityDeps) {
  return {
    runDummy: createRunDummy(deps),
    renderReport: createRenderReport(deps),
    settleJob: createSettleJob(deps),
  };
}

/** The activities by name, for typed proxies in workflows. */
export type Activities = ReturnType<typeof createActivities>;
