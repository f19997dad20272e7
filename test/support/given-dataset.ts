import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { inspectDataset } from '../../src/engines/dataset/inspect-dataset';
import type { ArtifactStore } from '../../src/store/artifacts';
import { insertDataset } from '../../src/store/datasets/insert-dataset';
import type { DatasetRow } from '../../src/store/datasets/rows';
import { insertUser } from '../../src/store/users/insert-user';

/** Keeps CSV text as a dataset, as an upload does. */
export async function givenDataset(
  { pool, artifacts, folder }: { pool: Pool; artifacts: ArtifactStore; folder: string },
  csv: string,
): Promise<DatasetRow> {
  const own = await mkdtemp(join(folder, 'dataset-'));
  const path = join(own, 'rows.csv');
  const scratch = join(own, 'scratch');
  await mkdir(scratch);
  await writeFile(path, csv);
  const schema = await inspectDataset({ path, change: {}, folder: scratch });
  const id = randomUUID();
  const storageKey = `datasets/${id}`;
  await artifacts.put({ key: storageKey, path, mediaType: 'application/octet-stream' });
  const user = await insertUser(pool, {
    email: `${id}@pressroom.example`,
    passwordHash: 'none',
    role: 'ADMIN',
  });
  const dataset = await insertDataset(pool, {
    datasetId: id,
    sha256: id.replaceAll('-', ''),
    sizeBytes: csv.length,
    fileName: 'rows.csv',
    storageKey,
    schema,
    createdBy: user?.id ?? 0,
  });
  if (!dataset) throw new Error('the content is kept already');
  return dataset;
}
