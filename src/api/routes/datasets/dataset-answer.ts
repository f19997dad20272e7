import { z } from 'zod';
import { datasetColumn, datasetFormat } from '../../../contract/datasets';
import type { DatasetRow } from '../../../store/datasets/rows';
import { Refusal } from '../../problems';

/** The path parameter of the endpoints of one dataset. */
export const datasetParams = z.object({ dataset_id: z.string() });

const members = {
  dataset_id: z.string(),
  file_name: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  format: datasetFormat,
  columns: z.array(datasetColumn),
  rows: z.int(),
  bad_rows: z.int().describe('Rows of wrong length, or that cannot be read.'),
  created_at: z.iso.datetime(),
};

/** A dataset in a list. */
export const listedDatasetAnswer = z.object(members).meta({ id: 'ListedDataset' });

/** A dataset with its first rows. */
export const datasetAnswer = z
  .object({
    ...members,
    preview: z
      .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
      .describe('The first rows, by column key.'),
  })
  .meta({ id: 'Dataset' });

/** Shows a dataset in a list. */
export function showListedDataset(row: DatasetRow): z.output<typeof listedDatasetAnswer> {
  return {
    dataset_id: row.datasetId,
    file_name: row.fileName,
    size_bytes: row.sizeBytes,
    sha256: row.sha256,
    format: row.format,
    columns: row.columns,
    rows: row.rows,
    bad_rows: row.badRows,
    created_at: row.createdAt.toISOString(),
  };
}

/** Shows a dataset. */
export function showDataset(row: DatasetRow): z.output<typeof datasetAnswer> {
  return { ...showListedDataset(row), preview: row.preview };
}

/** The refusal for a dataset that is not there. */
export function unknownDataset(id: string): Refusal {
  return new Refusal('NOT_FOUND', 'datasetUnknown', { values: { id } });
}
