import { z } from 'zod';
import { ON_ERROR } from '../datasets';
import { COLUMN_TYPES } from './cells';

/** The most characters of any single text member of a request. */
const TEXT_MAX = 500;

const text = z.string().min(1).max(TEXT_MAX);

/** The columns of the sample portfolio are listed by `SAMPLE_COLUMNS` in the sample source. */
export const columnInput = z
  .strictObject({
    key: text,
    label: text.optional(),
    type: z.enum(COLUMN_TYPES),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a currency is an ISO 4217 code such as EUR')
      .optional(),
  })
  .refine((column) => column.currency === undefined || column.type === 'money', {
    path: ['currency'],
    message: 'only a column of type money has a currency',
  });
export type ColumnInput = z.infer<typeof columnInput>;

/** A deterministic insurance portfolio: the same seed and size give the same rows, everywhere. */
export const sampleSource = z.strictObject({
  kind: z.literal('sample'),
  rows: z.int().min(1).max(20_000_000).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
});

/** Rows sent with the request; the body limit keeps them at 1 MiB. */
export const inlineSource = z.strictObject({
  kind: z.literal('inline'),
  rows: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** A file sent before; `on_error` says what becomes of rows that do not fit the columns. */
export const datasetSource = z.strictObject({
  kind: z.literal('dataset'),
  dataset_id: z.string().min(1).max(100),
  on_error: z.enum(ON_ERROR).optional(),
});

const parameters = z
  .record(z.string().min(1).max(100), z.union([z.string().max(10_000), z.number(), z.boolean()]))
  .optional();

/** A query that the operator has named; SQL never comes with a request. */
export const sqlSource = z.strictObject({ kind: z.literal('sql'), name: text, parameters });

/** A report that the operator has defined, its query and all its defaults. */
export const definitionSource = z.strictObject({
  kind: z.literal('definition'),
  name: text,
  parameters,
});

export const reportSource = z.discriminatedUnion('kind', [
  sampleSource,
  inlineSource,
  datasetSource,
  sqlSource,
  definitionSource,
]);
export type ReportSource = z.infer<typeof reportSource>;
