import { z } from 'zod';
import { ON_ERROR } from '../datasets';
import { DEFAULT_LOCALE } from '../names';
import { START_TO_CLOSE_MS } from '../policy';
import { callbackUrl, notifyInput } from './callback-url';
import { defineJob } from './define';
import { columnInput, reportSource } from './report-source';

/** The kinds of heavy report. */
export const REPORT_TYPES = ['pdf', 'excel', 'analysis'] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

/** The files that one job can make of the same rows. */
export const REPORT_FORMATS = ['pdf', 'excel', 'analysis', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Characters that every reader of PDF files takes in a password. */
const PASSWORD = /^[\x20-\x7e\u00c0-\u017f]+$/;

/** What a report holds where the caller does not say. */
export const HEAVY_DEFAULTS = {
  pages: 10,
  sheets: 3,
  rows: 1000,
  charts: 5,
  dataPoints: 10_000,
  seed: 1,
} as const;

/** Says whether `Intl` can format in this locale. */
function isSupportedLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

/** A BCP 47 tag that `Intl` formats in. */
export const localeInput = z
  .string()
  .max(35)
  .refine(isSupportedLocale, 'the locale is not one that Intl supports; try fr-FR or en-GB');

/** A chart that the caller describes; `x` and `y` are column keys. */
export const chartInput = z.strictObject({
  kind: z.enum(['bar', 'line', 'pie', 'histogram', 'scatter']),
  x: z.string().min(1).max(500),
  y: z.string().min(1).max(500).optional(),
  title: z.string().min(1).max(500).optional(),
});
export type ChartInput = z.infer<typeof chartInput>;

export const heavyInput = z.strictObject({
  report_type: z.enum(REPORT_TYPES),
  title: z.string().trim().min(1).max(200).optional(),
  locale: localeInput.default(DEFAULT_LOCALE),
  source: reportSource.optional(),
  on_error: z.enum(ON_ERROR).optional(),
  formats: z.array(z.enum(REPORT_FORMATS)).min(1).max(REPORT_FORMATS.length).optional(),
  password: z
    .string()
    .min(1)
    .max(128)
    .regex(PASSWORD, 'a password is made of ASCII characters and accented Latin letters')
    .optional()
    .describe('Opens the PDF file; never shown again.'),
  pdfa: z
    .boolean()
    .optional()
    .describe('Makes the PDF file for archives: PDF/A-2. Not together with a password.'),
  accessible: z
    .boolean()
    .optional()
    .describe(
      'Whether the PDF file is tagged for screen readers; by default, where it has at most 1,000 pages.',
    ),
  columns: z.array(columnInput).min(1).max(200).optional(),
  group_by: z.string().min(1).max(500).optional(),
  totals: z.array(z.string().min(1).max(500)).max(200).optional(),
  charts: z.union([z.int().min(0).max(50), z.array(chartInput).max(50)]).optional(),
  pages: z.int().min(1).max(20_000).optional(),
  sheets: z.int().min(1).max(255).optional(),
  rows: z.int().min(1).max(20_000_000).optional(),
  data_points: z.int().min(1).max(50_000_000).optional(),
  processing_time: z.int().min(0).max(1800).default(0),
  priority: z.int().min(1).max(5).default(3),
  fresh: z
    .boolean()
    .optional()
    .describe('Makes the report anew even where the same one was asked for a moment ago.'),
  callback_url: callbackUrl.optional(),
  notify: notifyInput.optional(),
});
export type HeavyInput = z.infer<typeof heavyInput>;

/** Lists the files of a report, the main one first: those asked for, and the report's own type. */
export function formatsOf(input: Pick<HeavyInput, 'report_type' | 'formats'>): ReportFormat[] {
  const { report_type: type, formats = [] } = input;
  return [...new Set(formats.includes(type) ? formats : [type, ...formats])];
}

/** The members that the endpoint also takes from the query string, all but the text ones integers. */
export const HEAVY_QUERY = [
  'report_type',
  'title',
  'locale',
  'pages',
  'sheets',
  'rows',
  'charts',
  'data_points',
  'processing_time',
  'priority',
] as const;

/** One file that a job made. */
export const artifactResult = z.object({
  name: z.string(),
  media_type: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  url: z.string(),
});
export type ArtifactResult = z.infer<typeof artifactResult>;

/** The figures are those of the real files. `processing_time` repeats the seconds for old clients. */
export const heavyOutcome = z.object({
  type: z.enum(REPORT_TYPES),
  status: z.literal('success'),
  task_id: z.string(),
  queue: z.string(),
  generated_at: z.string(),
  processing_time_seconds: z.number(),
  processing_time: z.number(),
  filename: z.string(),
  size_bytes: z.int(),
  pages: z.int().optional(),
  sheets: z.int().optional(),
  rows: z.int().optional(),
  charts: z.int().optional(),
  data_points: z.int().optional(),
  /** Rows that were left out because they did not fit the columns. */
  skipped_rows: z.int().optional(),
});
export type HeavyOutcome = z.infer<typeof heavyOutcome>;

/** The outcome as clients get it: `file_path` is the download path, the first artifact the main file. */
export const heavyResult = heavyOutcome.extend({
  file_path: z.string(),
  artifacts: z.array(artifactResult),
});
export type HeavyResult = z.infer<typeof heavyResult>;

export const heavyJob = defineJob({
  type: 'heavy',
  title: 'Report',
  workflow: 'heavyReportWorkflow',
  taskQueue: 'reports',
  input: heavyInput,
  summary: (params) =>
    [`Report (${String(params['report_type'])})`, params['title']].filter(Boolean).join(': '),
  outcome: heavyOutcome,
  result: heavyResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
