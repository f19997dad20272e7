import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../../src/activities';
import { createRenderPool } from '../../../src/activities/render/render-pool';
import type { RenderPool } from '../../../src/activities/render/render-pool';
import type { JobPolicy } from '../../../src/contract/policy';
import { createLogger } from '../../../src/logging/logger';
import { createArtifactStore } from '../../../src/store/artifacts';
import type { ArtifactStore } from '../../../src/store/artifacts';
import { listEvents } from '../../../src/store/events/list-events';
import { cancelJob } from '../../../src/store/jobs/cancel-job';
import { findJob } from '../../../src/store/jobs/find-job';
import { listArtifacts } from '../../../src/store/jobs/artifacts';
import { createSignals } from '../../../src/temporal/signals';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';
import '../../support/quiet-runtime';
import { readPdf } from '../../support/read-pdf';
import { useTemporal } from '../../support/temporal';
import { noDocuments } from '../../support/documents';
import { noMail } from '../../support/mail';
import { noMaintenance } from '../../support/maintenance';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { waitFor } from '../../support/wait-for';

const POLICY: JobPolicy = { heartbeatTimeoutMs: 5000, retryInitialIntervalMs: 100 };

// Hooks end in the order of their definition: the worker of the inner block goes before its servers.
const database = useDatabase();
const temporal = useTemporal();
const folder = useTemporaryFolder('render');

describe('renderReport', () => {
  let pool: RenderPool;
  let artifacts: ArtifactStore;
  let worker: Worker;
  let running: Promise<void>;

  beforeAll(async () => {
    artifacts = await createArtifactStore({ kind: 'local', root: join(folder.path, 'artifacts') });
    pool = createRenderPool({
      threads: 1,
      // Threads load compiled code; the set-up step has built it.
      filename: join(__dirname, '../../../dist/activities/render/render-thread.js'),
      log: createLogger('test', 'error'),
    });
    worker = await Worker.create({
      connection: temporal.env.nativeConnection,
      taskQueue: temporal.taskQueue,
      workflowsPath: require.resolve('../../../src/workflows'),
      activities: createActivities({
        pool: database.pool,
        artifacts,
        renderPool: pool,
        documents: noDocuments(),
        mail: noMail(),
        maintenance: noMaintenance(),
        temporaryFolder: join(folder.path, 'tmp'),
        signals: createSignals(temporal.env.client),
        softLimitMs: () => 1000,
      }),
      maxHeartbeatThrottleInterval: 1000,
    });
    running = worker.run();
  });
  afterAll(async () => {
    worker.shutdown();
    await running;
    await pool.close();
  });

  /** Makes a report's row and starts its workflow. */
  async function givenReport(params: Record<string, unknown>) {
    const job = await givenJob(database.pool, {
      jobType: 'heavy',
      params: { locale: 'fr-FR', processing_time: 0, priority: 3, ...params },
    });
    const handle = await temporal.env.client.workflow.start('heavyReportWorkflow', {
      taskQueue: temporal.taskQueue,
      workflowId: job.jobId,
      args: [{ jobId: job.jobId, policy: POLICY }],
    });
    return { jobId: job.jobId, handle };
  }

  function temporaryFiles(): string[] {
    const path = join(folder.path, 'tmp');
    return existsSync(path) ? readdirSync(path) : [];
  }

  test('completes the job with its real figures and leaves nothing but the file', async () => {
    const { jobId, handle } = await givenReport({ report_type: 'pdf', pages: 3 });

    await handle.result();

    const job = await findJob(database.pool, jobId);
    const [file] = await listArtifacts(database.pool, jobId);
    const chunks: Buffer[] = [];
    for await (const chunk of await artifacts.open(file?.storageKey ?? '')) {
      chunks.push(chunk as Buffer);
    }
    const content = Buffer.concat(chunks);
    expect((await readPdf(content)).count).toBe(3);
    expect(job).toMatchObject({
      status: 'completed',
      attempt: 1,
      result: { type: 'pdf', pages: 3, size_bytes: content.length, task_id: jobId },
    });
    expect(temporaryFiles()).toEqual([]);
  });

  test('warns once at the soft limit and goes on', async () => {
    const { jobId, handle } = await givenReport({
      report_type: 'pdf',
      pages: 1,
      processing_time: 4,
    });

    await handle.result();

    const events = await listEvents(database.pool, { jobId }, 0);
    expect(events.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
    expect(events.at(-1)?.data).toMatchObject({ status: 'completed' });
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
  });

  test('stops when its row is cancelled, even if the engine has not been told', async () => {
    const { jobId, handle } = await givenReport({
      report_type: 'pdf',
      pages: 1,
      processing_time: 60,
    });
    await waitFor('the work to begin', () => temporaryFiles().length > 0);

    await cancelJob(database.pool, jobId);

    await expect(handle.result()).rejects.toThrow();
    expect(temporaryFiles()).toEqual([]);
    expect(await findJob(database.pool, jobId)).toMatchObject({ status: 'cancelled' });
    expect(await listArtifacts(database.pool, jobId)).toEqual([]);
  });
});
