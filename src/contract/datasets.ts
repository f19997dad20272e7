import { z } from 'zod';
import { COLUMN_TYPES } from './jobs/cells';

/** The kinds of file that a dataset can be. */
export const DATASET_TYPES = ['csv', 'tsv', 'ndjson', 'parquet'] as const;
export type DatasetType = (typeof DATASET_TYPES)[number];

/** The encodings that a text file may have. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The characters that may stand between the fields of a CSV file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How the bytes of a dataset are read. */
export const datasetFormat = z.object({
  type: z.enum(DATASET_TYPES),
  /** Of text files. */
  encoding: z.enum(ENCODINGS).optional(),
  /** Of CSV and TSV files. */
  delimiter: z.enum(DELIMITERS).optional(),
  /** Whether the first row of a CSV or TSV file names the columns. */
  header: z.boolean().optional(),
});
export type DatasetFormat = z.infer<typeof datasetFormat>;

/** One column of a dataset. */
export const datasetColumn = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(COLUMN_TYPES),
  currency: z.string().optional(),
  /** Its name in the file; of a file without names, its place from 1. */
  source: z.union([z.string(), z.int()]),
  /** How its numbers, dates or times are written, where that is not the plain or ISO way. */
  pattern: z.string().optional(),
});
export type DatasetColumn = z.infer<typeof datasetColumn>;

/** What is known of the content of a dataset. */
export interface DatasetSchema {
  format: DatasetFormat;
  columns: DatasetColumn[];
  /** Rows that have as many fields as there are columns. */
  rows: number;
  /** Rows that have not, or that cannot be read at all. */
  badRows: number;
  /** The first rows, cells as JSON has them; dates in ISO 8601. */
  preview: Record<string, string | number | boolean | null>[];
}

/** What a caller may say of a dataset better than detection knows it. */
export const datasetChange = z
  .strictObject({
    encoding: z.enum(ENCODINGS).optional(),
    delimiter: z.enum(DELIMITERS).optional(),
    header: z.boolean().optional(),
    columns: z
      .array(
        z.strictObject({
          key: z.string().min(1).max(500),
          label: z.string().min(1).max(500).optional(),
          type: z.enum(COLUMN_TYPES).optional(),
          currency: z
            .string()
            .regex(/^[A-Z]{3}$/, 'a currency is an ISO 4217 code such as EUR')
            .optional(),
        }),
      )
      .max(2000)
      .optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    message: 'give at least one member to change: encoding, delimiter, header or columns',
  });
export type DatasetChange = z.infer<typeof datasetChange>;

/** What to do with a row that does not fit the columns. */
export const ON_ERROR = ['fail', 'skip'] as const;
export type OnError = (typeof ON_ERROR)[number];
