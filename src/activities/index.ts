import type { ActivityDeps } from './deps';
import { createAssembleDocument } from './documents/assemble-document';
import { createBeginDocument } from './documents/begin-document';
import { createMakeThumbnails, createThumbnailDocument } from './documents/make-thumbnails';
import { createReadPages } from './documents/read-pages';
import { createRunDummy } from './jobs/run-dummy';
import { createSettleJob } from './jobs/settle-job';
import { createOpenScheduledJob } from './maintenance/open-scheduled-job';
import { createReadBounces } from './maintenance/read-bounces';
import { createRunCleanup } from './maintenance/run-cleanup';
import { createRunDailyMetrics } from './maintenance/run-daily-metrics';
import { createRunHealthCheck } from './maintenance/run-health-check';
import { createDeliverCallback, createGiveUpCallback } from './callbacks/deliver-callback';
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
    openScheduledJob: createOpenScheduledJob(deps),
    runCleanup: createRunCleanup(deps),
    runHealthCheck: createRunHealthCheck(deps),
    runDailyMetrics: createRunDailyMetrics(deps),
    readBounces: createReadBounces(deps),
    beginDocument: createBeginDocument(deps),
    readPages: createReadPages(deps),
    makeThumbnails: createMakeThumbnails(deps),
    assembleDocument: createAssembleDocument(deps),
    thumbnailDocument: createThumbnailDocument(deps),
    planMail: createPlanMail(deps),
    sendEmail: createSendEmail(deps),
    loadRecipients: createLoadRecipients(deps),
    sendChunk: createSendChunk(deps),
    completeMailing: createCompleteMailing(deps),
    writeReceipt: createWriteReceipt(deps),
    deliverCallback: createDeliverCallback(deps),
    giveUpCallback: createGiveUpCallback(deps),
  };
}

/** The activities by name, for typed proxies in workflows. */
export type Activities = ReturnType<typeof createActivities>;
