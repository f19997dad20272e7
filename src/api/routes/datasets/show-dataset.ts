import { defineEndpoint } from '../../endpoint';
import {
  datasetAnswer,
  datasetParams,
  showDataset as show,
  unknownDataset,
} from './dataset-answer';
import { DATASET_ROLES, findVisibleDataset } from './visible-dataset';

export const showDataset = defineEndpoint({
  id: 'showDataset',
  method: 'get',
  path: '/datasets/{dataset_id}',
  tag: 'datasets',
  summary: 'Show a dataset: schema, number of rows, first rows',
  access: DATASET_ROLES,
  params: datasetParams,
  answers: { 200: { description: 'The dataset', schema: datasetAnswer } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params }) => {
    const dataset = await findVisibleDataset(api, account, params.dataset_id);
    if (!dataset) throw unknownDataset(params.dataset_id);
    return { status: 200, body: show(dataset) };
  },
});
