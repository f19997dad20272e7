import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import {
  createCompleteMailing,
  createWriteReceipt,
} from '../../src/activities/notify/complete-mailing';
import { createLoadRecipients } from '../../src/activities/notify/load-recipients';
import { createPlanMail } from '../../src/activities/notify/plan-mail';
import { createSendChunk } from '../../src/activities/notify/send-chunk';
import { createSendEmail } from '../../src/activities/notify/send-email';
import { createSettleJob } from '../../src/activities/jobs/settle-job';
import type { ActivityDeps } from '../../src/activities/deps';
import { createMailer } from '../../src/engines/mail';
import type { Mailer, MailerOptions } from '../../src/engines/mail';
import { findJob } from '../../src/store/jobs/find-job';
import type { NewJob } from '../../src/store/jobs/insert-job';
import type { ArtifactStore } from '../../src/store/artifacts';
import { LocalArtifactStore } from '../../src/store/artifacts/local-store';
import { reserveTurn } from '../../src/store/mail/reserve-turn';
import { useDatabase } from './database';
import type { TestDatabase } from './database';
import { givenJob } from './jobs';
import { mailDeps } from './mail';
import { withWorkflows } from './run-workflows';
import { startSmtp } from './smtp';
import type { TestSmtp } from './smtp';
import { useTemporal } from './temporal';
import { givenDataset } from './given-dataset';
import { useTemporaryFolder } from './use-temporary-folder';

/** Mails by the real workflows and activities, from a real database to a real SMTP server. */
export interface TestMailing {
  readonly database: TestDatabase;
  readonly smtp: TestSmtp;
  readonly artifacts: ArtifactStore;
  /** Makes a bulk job of these recipients. */
  givenBulk(recipients: readonly object[], params?: Record<string, unknown>): Promise<string>;
  /** Keeps CSV text as a dataset and makes a bulk job of its rows. */
  givenBulkOfDataset(csv: string, params?: Record<string, unknown>): Promise<string>;
  /** Makes a job that does another again. */
  givenRetry(jobId: string, params?: Record<string, unknown>): Promise<string>;
  /** Makes a job for one recipient. */
  givenMail(to: string, params?: Record<string, unknown>): Promise<string>;
  /** Starts the job's workflow on a worker, and works with its handle while the worker runs. */
  run<T>(jobId: string, body: (handle: Handle) => Promise<T>): Promise<T>;
}

type Handle = Awaited<
  ReturnType<ReturnType<typeof useTemporal>['env']['client']['workflow']['start']>
>;

const POLICY = { heartbeatTimeoutMs: 3_000, retryInitialIntervalMs: 150 };

/** Gives the tests of a file all that sends mails; `rates` limits it. */
export function useMailing(options: Partial<MailerOptions> = {}): TestMailing {
  const database = useDatabase();
  const temporal = useTemporal();
  const folder = useTemporaryFolder('mailing');
  let smtp: TestSmtp | undefined;
  let mailer: Mailer | undefined;
  beforeAll(async () => {
    smtp = await startSmtp();
    mailer = createMailer({
      urls: [smtp.url],
      connections: 3,
      timeoutMs: 1_000,
      rates: { domains: {} },
      reserveTurn: (name, intervalMs) => reserveTurn(database.pool, name, intervalMs),
      ...options,
    });
  });
  afterAll(async () => {
    await mailer?.close();
    await smtp?.close();
  });

  const current = (): TestSmtp => {
    if (!smtp) throw new Error('The SMTP server is there within tests and hooks only');
    return smtp;
  };
  const artifacts = () => new LocalArtifactStore(join(folder.path, 'artifacts'));
  const insert = async (jobType: string, params: object, change: Partial<NewJob> = {}) => {
    const { jobId } = await givenJob(database.pool, {
      jobType,
      queue: 'notifications',
      params: { subject: 'Hello', content: 'Good day', locale: 'fr-FR', ...params },
      ...change,
    });
    return jobId;
  };
  return {
    database,
    get smtp() {
      return current();
    },
    get artifacts() {
      return artifacts();
    },
    givenBulk: (recipients, params = {}) =>
      insert('send_bulk_email', params, { inlineRows: JSON.stringify(recipients) }),
    givenBulkOfDataset: async (csv, params = {}) => {
      const stores = { pool: database.pool, artifacts: artifacts(), folder: folder.path };
      const { datasetId } = await givenDataset(stores, csv);
      const source = { dataset_id: datasetId, dataset_revision: 1, personal: true };
      return insert('send_bulk_email', { ...source, ...params });
    },
    givenRetry: async (jobId, params = {}) => {
      const old = await findJob(database.pool, jobId);
      return insert('send_bulk_email', { ...old?.params, ...params }, { retryOf: jobId });
    },
    givenMail: (to, params = {}) => insert('send_email', { to, ...params }),
    run: async (jobId, body) => {
      if (!mailer) throw new Error('The mailer is there within tests and hooks only');
      const activities = mailActivities({
        pool: database.pool,
        artifacts: artifacts(),
        temporaryFolder: join(folder.path, 'work'),
        mail: mailDeps(mailer),
      });
      const { rows } = await database.pool.query<{ job_type: string }>(
        'select job_type from jobs where job_id = $1',
        [jobId],
      );
      const workflow =
        rows[0]?.job_type === 'send_email' ? 'sendEmailWorkflow' : 'sendBulkEmailWorkflow';
      return withWorkflows(temporal, activities, async () => {
        const handle = await temporal.env.client.workflow.start(workflow, {
          taskQueue: temporal.taskQueue,
          workflowId: jobId,
          args: [{ jobId, policy: POLICY }],
        });
        return body(handle);
      });
    },
  };
}

function mailActivities(
  parts: Pick<ActivityDeps, 'pool' | 'artifacts' | 'temporaryFolder' | 'mail'>,
) {
  const deps = {
    ...parts,
    signals: { progress: async () => undefined, softLimit: async () => undefined },
    softLimitMs: () => 60_000,
  } as unknown as ActivityDeps;
  return {
    planMail: createPlanMail(deps),
    sendEmail: createSendEmail(deps),
    loadRecipients: createLoadRecipients(deps),
    sendChunk: createSendChunk(deps),
    completeMailing: createCompleteMailing(deps),
    writeReceipt: createWriteReceipt(deps),
    settleJob: createSettleJob(deps),
  };
}
