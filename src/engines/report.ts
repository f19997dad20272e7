import type { Column, Row } from '../contract/jobs/cells';
import type { ChartInput, ReportType } from '../contract/jobs/heavy';
import type { Progress } from '../contract/progress';
import type { LookColours, ReportSection } from '../contract/reports/layout';
import type { TableAggregates } from './aggregates';
import type { LongHelp } from './pdf/chunks/help';

/**
 * A table that can be read from its start as often as an engine needs to (to measure, then to draw).
 * Rows come in batches, each asked for only when the one before was consumed.
 */
export interface RowSource {
  columns: Column[];
  /** Rows in all. */
  rowCount: number;
  /** The rows in order, at most 1,000 a batch. Each call starts anew. */
  batches(): AsyncIterable<Row[]>;
  /** Set where the source counts and sums faster than whoever reads its rows. */
  aggregates?: TableAggregates;
}

/** A picture that is known to be whole: PNG, its size in pixels. */
export interface Picture {
  png: Uint8Array;
  width: number;
  height: number;
}

/** How the operator wants a report to look. */
export interface ReportLook {
  logo?: Picture;
  colours?: LookColours;
  /** Lines at the top and the foot of pages; `{title}` and `{date}` stand for the report's. */
  header?: string;
  footer?: string;
  /** Whether a PDF with sections begins with a cover. */
  cover: boolean;
  /** What a PDF holds, in this order; the usual pages where absent. */
  sections?: ReportSection[];
}

/** A report as an engine takes it: every default applied, every key checked against the columns. */
export interface ReportSpec {
  jobId: string;
  type: ReportType;
  title: string;
  /** BCP 47 tag that numbers, dates and money are formatted in. */
  locale: string;
  /** ISO 8601 instant shown as the report's date. */
  createdAt: string;
  /** Key of the column that rows are grouped by, as they come. */
  groupBy?: string;
  /** Keys of the numeric columns that are summed. */
  totals: string[];
  /** How many charts the engine chooses by itself, or the charts that the caller describes. */
  charts: number | ChartInput[];
  /** The exact number of pages that a PDF must have; absent: as many as the rows take. */
  pages?: number;
  /** Data sheets of a workbook. */
  sheets: number;
  source: RowSource;
  look?: ReportLook;
  /** Opens the PDF file, which is encrypted then. */
  password?: string;
  /** Whether the PDF file is one for archives, PDF/A-2. */
  pdfa?: boolean;
  /** Whether the PDF file is tagged; where absent, all but very long ones are. */
  accessible?: boolean;
}

/** Where an engine writes and whom it tells. */
export interface RenderContext {
  /** An empty folder that belongs to this attempt alone. */
  directory: string;
  /** Called as often as the engine likes; the receiver throttles. */
  progress(progress: Progress): void;
  /** For reports that take long; absent where there is none. */
  help?: LongHelp;
}

/** A file that an engine has finished, in the context's directory. */
export interface RenderedFile {
  /** Name of the artifact, such as `report.pdf`: ASCII, no path. */
  name: string;
  path: string;
  mediaType: string;
}

/** What an engine made: the files, the main one first, and the figures of the real files. */
export interface RenderOutcome {
  files: [RenderedFile, ...RenderedFile[]];
  figures: {
    pages?: number;
    sheets?: number;
    rows?: number;
    charts?: number;
    data_points?: number;
    skipped_rows?: number;
  };
}

/** Turns a report into files. Wrong data throws an `AppError` of code VALIDATION; nothing is kept open. */
export type ReportEngine = (spec: ReportSpec, context: RenderContext) => Promise<RenderOutcome>;
