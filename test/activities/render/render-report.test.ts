import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../../src/activities';
import { createRenderPool } from '../../../src/activities/render/render-pool';
import type { RenderPool } from '../../../src/activities/render/render-pool';
import type { JobPolicy } from '../../../src/contract/policy';
import { prepareLooks } from '../../../src/engines/look/prepare-looks';
import { createLogger } from '../../../src/logging/logger';
import { reportsFile } from '../../../src/contract/reports/definitions';
import type { NewArtifact } from '../../../src/store/artifacts';
import { LocalArtifactStore } from '../../../src/store/artifacts/local-store';
import { listEvents } from '../../../src/store/events/list-events';
import { cancelJob } from '../../../src/store/jobs/cancel-job';
import { findJob } from '../../../src/store/jobs/find-job';
import { findPassword } from '../../../src/store/jobs/passwords';
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

const REPORTS = reportsFile.parse({
  queries: {
    cities: {
      sql: `select n, case when n % 2 = 0 then 'Nîmes' else 'Arles' end as city, n * 1.5 as amount,
        date '2024-02-28' + n as day, timestamptz '2024-01-31 12:00Z' as at, n > 1 as big
        from generate_series(1, :rows) n where :city::text is not null`,
      parameters: { rows: { type: 'integer' }, city: { type: 'string', default: 'x' } },
    },
    slow: { sql: 'select pg_sleep(30)' },
    writing: { sql: 'create table t ()' },
  },
});

const POLICY: JobPolicy = { heartbeatTimeoutMs: 5000, retryInitialIntervalMs: 100 };

/** A store on disk that a test may hold up. */
class HeldStore extends LocalArtifactStore {
  beforePut: (key: string) => Promise<void> = () => Promise.resolve();

  override async put(artifact: NewArtifact) {
    await this.beforePut(artifact.key);
    return super.put(artifact);
  }
}

// Hooks end in the order of their definition: the worker of the inner block goes before its servers.
const database = useDatabase();
const temporal = useTemporal();
const folder = useTemporaryFolder('render');

describe('renderReport', () => {
  let pool: RenderPool;
  let artifacts: HeldStore;
  let worker: Worker;
  let running: Promise<void>;

  beforeAll(async () => {
    artifacts = new HeldStore(join(folder.path, 'artifacts'));
    pool = createRenderPool({
      threads: 1,
      warmUpFolder: undefined,
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
        reports: {
          file: REPORTS,
          looks: await prepareLooks(REPORTS),
          databaseUrl: database.url,
          timeoutMs: 2000,
        },
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
  async function givenReport(params: Record<string, unknown>, password?: string) {
    const job = await givenJob(database.pool, {
      jobType: 'heavy',
      ...(password !== undefined && { password }),
      params: { locale: 'fr-FR', processing_time: 0, priority: 3, ...params },
    });
    const handle = await temporal.env.client.workflow.start('heavyReportWorkflow', {
      taskQueue: temporal.taskQueue,
      workflowId: job.jobId,
      args: [{ jobId: job.jobId, policy: POLICY }],
    });
    return { jobId: job.jobId, handle };
  }

  async function contentOf(jobId: string): Promise<Buffer> {
    const [file] = await listArtifacts(database.pool, jobId);
    const chunks: Buffer[] = [];
    for await (const chunk of await artifacts.open(file?.storageKey ?? '')) {
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  }

  function temporaryFiles(): string[] {
    const path = join(folder.path, 'tmp');
    return existsSync(path) ? readdirSync(path) : [];
  }

  test('completes the job with its real figures and leaves nothing but the file', async () => {
    const { jobId, handle } = await givenReport({ report_type: 'pdf', pages: 3 });

    await handle.result();

    const job = await findJob(database.pool, jobId);
    const content = await contentOf(jobId);
    expect((await readPdf(content)).count).toBe(3);
    expect(job).toMatchObject({
      status: 'completed',
      attempt: 1,
      result: { type: 'pdf', pages: 3, size_bytes: content.length, task_id: jobId },
    });
    expect(temporaryFiles()).toEqual([]);
  });

  test('protects the file with the password, which is then forgotten', async () => {
    const { jobId, handle } = await givenReport(
      { report_type: 'pdf', pages: 1, is_protected: true },
      'secret',
    );

    await handle.result();

    const content = await contentOf(jobId);
    await expect(readPdf(content)).rejects.toThrow(/password/i);
    expect((await readPdf(content, { password: 'secret' })).count).toBe(1);
    expect(await findPassword(database.pool, jobId)).toBeNull();
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

  test('keeps no part of a long report that was being stored when the job was cancelled', async () => {
    const held = new Promise<{ key: string; release: () => void }>((resolve) => {
      artifacts.beforePut = (key) =>
        new Promise((release) => {
          resolve({ key, release });
        });
    });
    const { jobId, handle } = await givenReport({ report_type: 'pdf', pages: 1000 });
    const { key, release } = await held;
    expect(key).toContain('/parts/');

    await handle.cancel();
    await expect(handle.result()).rejects.toThrow();
    expect(await findJob(database.pool, jobId)).toMatchObject({ status: 'cancelled' });
    artifacts.beforePut = () => Promise.resolve();
    release();

    await waitFor('the attempt to end', () => temporaryFiles().length === 0);
    const left: string[] = [];
    for await (const name of artifacts.list(`jobs/${jobId}/`)) left.push(name);
    expect(left).toEqual([]);
  });

  test('a named query becomes every format, read once by a cursor', async () => {
    const source = { kind: 'sql', name: 'cities', parameters: { rows: 2500 } };
    const params = { report_type: 'excel', formats: ['excel', 'json'], group_by: 'city', source };
    const { jobId, handle } = await givenReport(params);

    expect(await handle.result()).toMatchObject({ rows: 2500, sheets: 1, skipped_rows: 0 });

    const [, json] = await listArtifacts(database.pool, jobId);
    const chunks: Buffer[] = [];
    for await (const chunk of await artifacts.open(json?.storageKey ?? '')) {
      chunks.push(chunk as Buffer);
    }
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      n: 1,
      city: 'Arles',
      amount: 1.5,
      day: '2024-02-29',
      at: '2024-01-31T12:00:00Z',
      big: false,
    });
    expect(lines).toHaveLength(2500);
    expect(lines.filter((line) => line.includes('Arles'))).toEqual(lines.slice(0, 1250));
  });

  test.each([
    ['takes too long', 'slow', /statement timeout/],
    ['would write', 'writing', /read-only|syntax/],
    ['is not defined', 'none', /not defined/],
  ])('a query that %s fails the job at once', async (_, name, reason) => {
    const source = { kind: 'sql', name };
    const { jobId, handle } = await givenReport({ report_type: 'excel', source });
    await expect(handle.result()).rejects.toThrow();
    expect(await findJob(database.pool, jobId)).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: { code: 'VALIDATION', message: expect.stringMatching(reason) },
    });
  });
});
