import type { MessagePort } from 'node:worker_threads';
import type { DatasetFile } from '../../engines/dataset/typed-rows';
import type { ReportLook } from '../../engines/report';
import type { QueryTask } from './query-rows';

/** What a render thread is given: the report as asked, and where to put its files. */
export interface RenderTask {
  jobId: string;
  /** ISO 8601 instant shown as the report's date. */
  createdAt: string;
  /** The job's parameters; an inline source has its rows in `inlineRows` instead. */
  params: Record<string, unknown>;
  /** JSON text of the rows that came with the request. */
  inlineRows?: string;
  /** The file of a dataset that the report is made from. */
  dataset?: DatasetFile;
  /** The named query that the report is made from. */
  query?: QueryTask;
  /** How the operator wants the report to look. */
  look?: ReportLook;
  /** Opens the report's file. */
  password?: string;
  /** An empty folder. */
  directory: string;
}

/** A task with the port on which the thread posts its `Progress`. */
export interface RenderMessage extends RenderTask {
  port: MessagePort;
  /** Where the thread asks for help with a long report, if there is any. */
  help?: MessagePort;
}
