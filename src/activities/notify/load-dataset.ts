import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { activityInfo, Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../../contract/errors';
import type { Row } from '../../contract/jobs/cells';
import type { DatasetFile } from '../../engines/dataset/typed-rows';
import { writtenRows } from '../../engines/dataset/written-rows';
import { readRecipientRow, recipientColumns } from '../../mail/dataset-recipients';
import type { DatasetRecipient, RecipientColumns } from '../../mail/dataset-recipients';
import { findDataset } from '../../store/datasets/find-dataset';
import type { JobRow } from '../../store/jobs/rows';
import { insertRecipients } from '../../store/mail/insert-recipients';
import { lastPosition, markLoaded } from '../../store/mail/loads';
import type { ActivityDeps } from '../deps';
import { beginAttempt } from '../jobs/begin-attempt';
import { AttemptMonitor } from '../support/attempt-monitor';

/** Milliseconds after which another worker goes on where one that shuts down has stopped. */
const HANDED_ON_MS = 1_000;

/** Rows that are read between two pauses for heartbeats and other jobs. */
const SLICE = 250;

/** What the rows of a dataset are entered into a ledger with. */
export type LoadDeps = Pick<
  ActivityDeps,
  'pool' | 'artifacts' | 'temporaryFolder' | 'signals' | 'softLimitMs'
>;

/**
 * Enters the rows of a dataset into a job's ledger, batch by batch in their order. What an earlier try has
 * entered stays, and is where this one goes on.
 */
export async function loadDataset(deps: LoadDeps, { jobId }: JobRow): Promise<void> {
  const beginning = await beginAttempt(deps.pool, jobId, activityInfo().attempt);
  if ('result' in beginning) return;
  const { job } = beginning;
  await mkdir(deps.temporaryFolder, { recursive: true });
  const folder = await mkdtemp(join(deps.temporaryFolder, `${jobId}-`));
  const monitor = new AttemptMonitor(deps, job);
  try {
    const { file, total } = await fetchFile(deps, job, folder);
    await enterRows(deps, { job, file, folder, total, monitor });
    await markLoaded(deps.pool, jobId);
  } catch (error) {
    if (Context.current().cancellationDetails?.workerShutdown !== true) throw error;
    // Not the failure of a mail that is handed back, which no policy tries again.
    throw ApplicationFailure.create({
      type: 'RecipientsNotLoaded',
      message: 'The worker shut down before all recipients were in the ledger.',
      nextRetryDelay: HANDED_ON_MS,
    });
  } finally {
    await monitor.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fetchFile(
  { pool, artifacts }: LoadDeps,
  { params }: JobRow,
  folder: string,
): Promise<{ file: DatasetFile; total: number }> {
  const id = String(params['dataset_id']);
  const dataset = await findDataset(pool, id);
  const change = dataset ? 'changed' : 'deleted';
  if (dataset?.revision !== params['dataset_revision'] || !dataset) {
    throw new AppError(
      'VALIDATION',
      `The dataset ${id} was ${change} before its rows were in the ledger; post the mail again.`,
    );
  }
  const path = await artifacts.localPath(dataset.storageKey, folder);
  const file = { path, format: dataset.format, columns: dataset.columns };
  return { file, total: dataset.rows };
}

interface Loading {
  job: JobRow;
  file: DatasetFile;
  folder: string;
  /** Rows of the dataset. */
  total: number;
  monitor: AttemptMonitor;
}

async function enterRows(
  { pool }: LoadDeps,
  { job, file, folder, total, monitor }: Loading,
): Promise<void> {
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  const mapping = job.params['columns'] as Record<string, string> | undefined;
  const columns = recipientColumns(file.columns, mapping);
  const known = await lastPosition(pool, job.jobId);
  let position = 0;
  for await (const batch of writtenRows({ file, folder: scratch })) {
    monitor.signal.throwIfAborted();
    const first = position;
    position += batch.length;
    // Batches are entered whole and in order: what lies before the last position was dealt with.
    if (position - 1 > known) {
      await insertRecipients(pool, job.jobId, await readBatch(columns, batch, first));
    }
    monitor.report({ stage: 'loading', done: position, total, unit: 'recipients' });
  }
}

async function readBatch(
  columns: RecipientColumns,
  batch: readonly Row[],
  first: number,
): Promise<DatasetRecipient[]> {
  const recipients: DatasetRecipient[] = [];
  for (const [index, cells] of batch.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    recipients.push(readRecipientRow(columns, { cells, position: first + index }));
  }
  return recipients;
}
