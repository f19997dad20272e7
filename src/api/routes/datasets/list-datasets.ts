import { z } from 'zod';
import { listDatasets as listRows } from '../../../store/datasets/list-datasets';
import { defineEndpoint } from '../../endpoint';
import { listedDatasetAnswer, showListedDataset } from './dataset-answer';
import { DATASET_ROLES, seesAllDatasets } from './visible-dataset';

const listQuery = z.object({ limit: z.int().min(1).max(500).default(50) });

export const listDatasets = defineEndpoint({
  id: 'listDatasets',
  method: 'get',
  path: '/datasets',
  tag: 'datasets',
  summary: 'List datasets, the newest first',
  description: 'MANAGER sees those that it has sent itself.',
  access: DATASET_ROLES,
  query: listQuery,
  answers: { 200: { description: 'Datasets', schema: z.array(listedDatasetAnswer) } },
  handle: async ({ api, account, query }) => {
    const own = seesAllDatasets(account) ? {} : { holder: account.id };
    const rows = await listRows(api.pool, { ...query, ...own });
    return { status: 200, body: rows.map(showListedDataset) };
  },
});
