import type {
  DatasetChange,
  DatasetColumn,
  DatasetFormat,
  DatasetSchema,
} from '../../contract/datasets';

/** A dataset as the store keeps it. */
export interface DatasetRow {
  datasetId: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  sizeBytes: number;
  fileName: string;
  /** Its key in the artifact store. */
  storageKey: string;
  format: DatasetFormat;
  columns: DatasetColumn[];
  rows: number;
  badRows: number;
  preview: DatasetSchema['preview'];
  /** What callers said of it so far. */
  change: DatasetChange | Record<string, never>;
  /** From 1; grows with every change. */
  revision: number;
  createdAt: Date;
}

/** The columns of a `DatasetRow`, for select lists and returning clauses. */
export const DATASET_COLUMNS = `
  dataset_id as "datasetId", sha256, size_bytes as "sizeBytes", file_name as "fileName",
  storage_key as "storageKey", format, columns, rows, bad_rows as "badRows", preview, change,
  revision, created_at as "createdAt"`;
