import { AppError } from '../../contract/errors';
import type { HeavyInput } from '../../contract/jobs/heavy';
import type { DatasetFile } from '../../engines/dataset/typed-rows';
import { findDataset } from '../../store/datasets/find-dataset';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { ActivityDeps } from '../deps';

/** Finds the file that a report is made from, and brings it to this machine; undefined where none is. */
export async function findDatasetFile(
  { pool, artifacts }: Pick<ActivityDeps, 'pool' | 'artifacts'>,
  { params }: Pick<StartedJob, 'params'>,
  folder: string,
): Promise<DatasetFile | undefined> {
  const { source } = params as HeavyInput;
  if (source?.kind !== 'dataset') return undefined;
  const dataset = await findDataset(pool, source.dataset_id);
  if (!dataset) {
    throw new AppError(
      'VALIDATION',
      `The dataset ${source.dataset_id} was deleted before the report had read it.`,
    );
  }
  const path = await artifacts.localPath(dataset.storageKey, folder);
  return { path, format: dataset.format, columns: dataset.columns };
}
