import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { datasetChange } from '../../../contract/datasets';
import type { DatasetChange } from '../../../contract/datasets';
import { changeDataset as changeRow } from '../../../store/datasets/change-dataset';
import { findDataset } from '../../../store/datasets/find-dataset';
import type { DatasetRow } from '../../../store/datasets/rows';
import type { ApiContext } from '../../context';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { datasetAnswer, datasetParams, showDataset, unknownDataset } from './dataset-answer';

/** Bytes of a body. */
const BODY_MAX = 1_048_576;

export const changeDataset = defineEndpoint({
  id: 'changeDataset',
  method: 'patch',
  path: '/datasets/{dataset_id}',
  tag: 'datasets',
  summary: 'Say encoding, delimiter, header or columns better than they were detected',
  description: 'The file is read anew; earlier changes hold on where they are not said again.',
  access: ['ADMIN'],
  params: datasetParams,
  body: { schema: datasetChange, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'The dataset as it is read now', schema: datasetAnswer } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async ({ api, params, body }) => {
    const dataset = await findDataset(api.pool, params.dataset_id);
    if (!dataset) throw unknownDataset(params.dataset_id);
    const change = mergeChanges(dataset.change, body);
    const schema = await withFile(api, dataset, (path) => api.datasets.inspect({ path, change }));
    const { datasetId, revision } = dataset;
    const changed = await changeRow(api.pool, { datasetId, revision, change, schema });
    if (!changed) throw new Refusal('CONFLICT', 'datasetBusy', { values: { id: datasetId } });
    return { status: 200, body: showDataset(changed) };
  },
});

/** What was said before and is said now; of a column, the newest of each member. */
function mergeChanges(before: DatasetChange, now: DatasetChange): DatasetChange {
  const columns = new Map((before.columns ?? []).map((column) => [column.key, column]));
  for (const column of now.columns ?? []) {
    columns.set(column.key, { ...columns.get(column.key), ...column });
  }
  return { ...before, ...now, ...(columns.size > 0 && { columns: [...columns.values()] }) };
}

/** Runs work on a copy of a dataset's file. */
async function withFile<T>(
  api: ApiContext,
  dataset: DatasetRow,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const { folder } = api.datasets;
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    const content = await api.artifacts.open(dataset.storageKey);
    await pipeline(content, createWriteStream(path, { flags: 'wx' }));
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
