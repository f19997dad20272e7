import './quiet-runtime';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../src/activities';
import type { DocumentDeps } from '../../src/activities/documents/document-deps';
import type { RenderPool } from '../../src/activities/render/render-pool';
import { createArtifactStore } from '../../src/store/artifacts';
import type { ArtifactStore } from '../../src/store/artifacts';
import { findDocument } from '../../src/store/documents/find-document';
import { findDocumentFile } from '../../src/store/documents/files';
import { insertDocument } from '../../src/store/documents/insert-document';
import { findJob } from '../../src/store/jobs/find-job';
import type { JobRow } from '../../src/store/jobs/rows';
import { insertUser } from '../../src/store/users/insert-user';
import { useDatabase } from './database';
import { testDocuments } from './documents';
import { givenJob } from './jobs';
import { noMail } from './mail';
import { useTemporal } from './temporal';
import { useTemporaryFolder } from './use-temporary-folder';

/** A real worker that reads documents, over a real database, engine and artifact store. */
export interface DocumentWorker {
  readonly pool: ReturnType<typeof useDatabase>['pool'];
  readonly artifacts: ArtifactStore;
  /** Folder of the attempts' files. */
  readonly temporaryFolder: string;
  readonly documents: DocumentDeps;
  /** Keeps a file as an uploaded document, with a job that was not started yet. */
  given(bytes: Buffer, mediaType: string, options?: Record<string, unknown>): Promise<JobRow>;
  /** Starts a job's workflow, waits for its end and gives the job as it is then. */
  run(job: JobRow): Promise<JobRow>;
  /** Reads a file that was made of a job's document. */
  file(job: JobRow, name: string): Promise<Buffer>;
}

/** Gives the tests of a file a worker for documents. */
export function useDocumentWorker(change: Partial<DocumentDeps> = {}): DocumentWorker {
  let parts: Awaited<ReturnType<typeof startWorker>> | undefined;
  // Before what the worker stands on ends: hooks run in the order in which they are given.
  afterAll(async () => {
    parts?.worker.shutdown();
    await parts?.running;
    await parts?.documents.pool.close();
    await parts?.documents.ocr.close();
  });
  const database = useDatabase();
  const temporal = useTemporal();
  const folder = useTemporaryFolder('documents');
  let owner = 0;

  async function startWorker() {
    const artifacts = await createArtifactStore({
      kind: 'local',
      root: join(folder.path, 'store'),
    });
    const documents = testDocuments(join(folder.path, 'languages'), change);
    const temporaryFolder = join(folder.path, 'tmp');
    await mkdir(temporaryFolder, { recursive: true });
    const silent = () => Promise.resolve();
    const worker = await Worker.create({
      connection: temporal.env.nativeConnection,
      taskQueue: temporal.taskQueue,
      workflowsPath: require.resolve('../../src/workflows'),
      activities: createActivities({
        pool: database.pool,
        artifacts,
        renderPool: {} as RenderPool,
        documents,
        mail: noMail(),
        temporaryFolder,
        signals: { progress: silent, softLimit: silent },
        softLimitMs: () => Infinity,
      } as never),
      maxHeartbeatThrottleInterval: 500,
    });
    return { artifacts, documents, temporaryFolder, worker, running: worker.run() };
  }

  beforeAll(async () => {
    parts = await startWorker();
    const account = { email: 'owner@test.example', role: 'AGENT', passwordHash: 'x' } as const;
    owner = (await insertUser(database.pool, account))?.id ?? 0;
  });
  const current = () => {
    if (!parts) throw new Error('The worker exists within tests and hooks only');
    return parts;
  };

  return {
    get pool() {
      return database.pool;
    },
    get artifacts() {
      return current().artifacts;
    },
    get documents() {
      return current().documents;
    },
    get temporaryFolder() {
      return current().temporaryFolder;
    },
    async given(bytes, mediaType, options = {}) {
      const documentId = randomUUID();
      const path = join(folder.path, documentId);
      await writeFile(path, bytes);
      const storageKey = `documents/${documentId}/original`;
      const stored = await current().artifacts.put({ key: storageKey, path, mediaType });
      const filename = 'sample';
      const document = { ...stored, documentId, owner, filename, mediaType, storageKey };
      await insertDocument(database.pool, document);
      const params = { language: 'fra+eng', ocr: 'auto', ...options, document_id: documentId };
      return givenJob(database.pool, { jobType: 'process_document', queue: 'documents', params });
    },
    async run(job) {
      const workflow =
        job.jobType === 'process_document'
          ? 'processDocumentWorkflow'
          : 'documentThumbnailWorkflow';
      const policy = { heartbeatTimeoutMs: 10_000, retryInitialIntervalMs: 100 };
      const handle = await temporal.env.client.workflow.start(workflow, {
        taskQueue: temporal.taskQueue,
        workflowId: job.jobId,
        args: [{ jobId: job.jobId, policy }],
      });
      await handle.result().catch(() => undefined);
      const ended = await findJob(database.pool, job.jobId);
      if (!ended) throw new Error(`job ${job.jobId} is gone`);
      return ended;
    },
    async file(job, name) {
      const documentId = String(job.params['document_id']);
      const document = await findDocument(database.pool, documentId);
      const file = await findDocumentFile(database.pool, documentId, name);
      if (!document || !file) throw new Error(`there is no ${name} of document ${documentId}`);
      return readFile(join(folder.path, 'store', file.storageKey));
    },
  };
}
