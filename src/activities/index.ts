import type { ActivityDeps } from './deps';
import { createRunDummy } from './jobs/run-dummy';
import { createSettleJob } from './jobs/settle-job';
import { createCompleteMailing, createWriteReceipt } from './notify/complete-mailing';
import { createLoadRecipients } from './notify/load-recipients';
import { createPlanMail } from './notify/plan-mail';
import { createSendChunk } from './notify/send-chunk';
import { createSendEmail } from './notify/send-email';
import { createRenderReport } from './render/render-report';

/** Makes every activity from what it works with; workers register the result under these names. */
export function createActivities(deps: ActivityDeps) {
  return {
    runDummy: createRunDummy(deps),
    renderReport: createRenderReport(deps),
    settleJob: createSettleJob(deps),
    planMail: createPlanMail(deps),
    sendEmail: createSendEmail(deps),
    loadRecipients: createLoadRecipients(deps),
    sendChunk: createSendChunk(deps),
    completeMailing: createCompleteMailing(deps),
    writeReceipt: createWriteReceipt(deps),
  };
}

/** The activities by name, for typed proxies in workflows. */
export type Activities = ReturnType<typeof createActivities>;
