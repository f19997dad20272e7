import { z } from 'zod';
import { say } from '../../../contract/say';
import { deleteDataset as deleteRow } from '../../../store/datasets/delete-dataset';
import { findDataset } from '../../../store/datasets/find-dataset';
import { lockingContent } from '../../../store/datasets/lock-content';
import { defineEndpoint } from '../../endpoint';
import { datasetParams, unknownDataset } from './dataset-answer';

export const deleteDataset = defineEndpoint({
  id: 'deleteDataset',
  method: 'delete',
  path: '/datasets/{dataset_id}',
  tag: 'datasets',
  summary: 'Delete a dataset and its file',
  description: 'Reports that were made from it stay; those that have not read it yet fail.',
  access: ['ADMIN'],
  params: datasetParams,
  answers: { 200: { description: 'Deleted', schema: z.object({ message: z.string() }) } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params, language }) => {
    const id = params.dataset_id;
    const dataset = await findDataset(api.pool, id);
    if (!dataset) throw unknownDataset(id);
    await lockingContent(api.pool, dataset.sha256, async (client) => {
      const key = await deleteRow(client, id);
      if (key === null) throw unknownDataset(id);
      await api.artifacts.delete(key);
    });
    return { status: 200, body: { message: say(language, 'datasetDeleted', { id }) } };
  },
});
