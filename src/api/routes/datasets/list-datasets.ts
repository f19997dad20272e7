import { z } from 'zod';
import { listDatasets as listRows } from '../../../store/datasets/list-datasets';
import { defineEndpoint } from '../../endpoint';
import { listedDatasetAnswer, showListedDataset } from './dataset-answer';

const listQuery = z.object({ limit: z.int().min(1).max(500).default(50) });

export const listDatasets = defineEndpoint({
  id: 'listDatasets',
  method: 'get',
  path: '/datasets',
  tag: 'datasets',
  summary: 'List datasets, the newest first',
  access: ['ADMIN'],
  query: listQuery,
  answers: { 200: { description: 'Datasets', schema: z.array(listedDatasetAnswer) } },
  handle: async ({ api, query }) => {
    const rows = await listRows(api.pool, query);
    return { status: 200, body: rows.map(showListedDataset) };
  },
});
