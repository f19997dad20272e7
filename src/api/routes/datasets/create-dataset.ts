import { randomUUID } from 'node:crypto';
import { insertDataset } from '../../../store/datasets/insert-dataset';
import { findDatasetByContent } from '../../../store/datasets/find-dataset';
import type { DatasetRow } from '../../../store/datasets/rows';
import { holdDataset } from '../../../store/datasets/holders';
import { lockingContent } from '../../../store/datasets/lock-content';
import type { Account } from '../../auth/account';
import { defineEndpoint } from '../../endpoint';
import type { Call } from '../../endpoint';
import { withReceivedFile } from '../../upload/receive-file';
import type { ReceivedFile } from '../../upload/receive-file';
import { datasetAnswer, showDataset } from './dataset-answer';
import { DATASET_ROLES } from './visible-dataset';

/** Name of the part that holds the file. */
const FIELD = 'file';

/** Files are kept under their content, whatever they are called. */
const MEDIA_TYPE = 'application/octet-stream';

export const createDataset = defineEndpoint({
  id: 'createDataset',
  method: 'post',
  path: '/datasets',
  tag: 'datasets',
  summary: 'Send a file of rows to make reports from, or to mail to',
  description:
    'A CSV, TSV, NDJSON or Parquet file, told by its content. The same content is kept once: sent again, the dataset that is there answers 200.',
  access: DATASET_ROLES,
  upload: { field: FIELD },
  answers: {
    200: { description: 'The dataset that holds this content already', schema: datasetAnswer },
    201: { description: 'The dataset, usable at once', schema: datasetAnswer },
  },
  handle: async (call) => {
    const { maxBytes, folder } = call.api.datasets;
    return withReceivedFile(call, { field: FIELD, maxBytes, folder }, async (file) => {
      const known = await findDatasetByContent(call.api.pool, file.sha256);
      const { dataset, created } = known
        ? { dataset: known, created: false }
        : await keep(call, file);
      await holdDataset(call.api.pool, dataset.datasetId, call.account.id);
      return { status: created ? 201 : 200, body: showDataset(dataset) };
    });
  },
});

async function keep(
  { api, account }: Call<unknown, unknown, unknown, Account>,
  file: ReceivedFile,
): Promise<{ dataset: DatasetRow; created: boolean }> {
  const { path, fileName, sizeBytes, sha256 } = file;
  const schema = await api.datasets.inspect({ path, change: {} });
  const storageKey = `datasets/${sha256}`;
  return lockingContent(api.pool, sha256, async (client) => {
    const known = await findDatasetByContent(client, sha256);
    if (known) return { dataset: known, created: false };
    await api.artifacts.put({ key: storageKey, path, mediaType: MEDIA_TYPE });
    const dataset = await insertDataset(client, {
      datasetId: randomUUID(),
      sha256,
      sizeBytes,
      fileName,
      storageKey,
      schema,
      createdBy: account.id,
    });
    if (!dataset) throw new Error(`the dataset ${sha256} was inserted in spite of the lock`);
    return { dataset, created: true };
  });
}
