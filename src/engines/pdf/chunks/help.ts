import type { RenderContext, ReportSpec } from '../../report';
import type { ChunkTask } from './draw-chunk';

/** Rows from which a report is long: other threads help, and finished parts are kept for a next attempt. */
const LONG_ROWS = 30_000;

/** What helps with a long report: a place for finished parts, and other threads. */
export interface LongHelp {
  /** Gives the path of a part that an earlier attempt has finished; undefined where none has. */
  find(name: string): Promise<string | undefined>;
  /** Keeps a finished part for a later attempt. Its failure is no failure of the report. */
  keep(name: string, path: string): Promise<void>;
  /** Has another thread draw a chunk into a file; false where none is free. Rejects where drawing fails. */
  draw(task: ChunkTask, path: string): Promise<false | { drawn: Promise<void> }>;
}

/** The help that a report gets: none where it is short. */
export function helpOf(
  { source }: Pick<ReportSpec, 'source'>,
  { help }: RenderContext,
): LongHelp | undefined {
  return source.rowCount >= LONG_ROWS ? help : undefined;
}
