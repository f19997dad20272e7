import { heavyJob } from '../../../contract/jobs/heavy';
import type { HeavyInput } from '../../../contract/jobs/heavy';
import { findQuery } from '../../../contract/reports/find-query';
import type { ReportsFile } from '../../../contract/reports/definitions';
import type { DatasetRow } from '../../../store/datasets/rows';
import type { SharedRun } from '../../../store/jobs/insert-job';
import { hashOfRequest } from '../../jobs/request-hash';

/** What decides whether a report may be shared, and what it is made from. */
export interface Sharable {
  input: HeavyInput;
  reports: ReportsFile;
  /** The dataset that the report reads. */
  dataset: DatasetRow | null;
  /** Milliseconds; 0 where reports are not shared. */
  windowMs: number;
}

/**
 * Says under what hash and how long others may share a report; undefined where none may. A dataset's version
 * is known; that of a query's data is not, and is taken to last as long as the window. Samples and rows sent
 * along are always made anew, as are reports whose end somebody is to be told of, and protected ones.
 */
export function sharedRunOf({
  input,
  reports,
  dataset,
  windowMs,
}: Sharable): SharedRun | undefined {
  const { source, priority, fresh = false, callback_url: callback, notify, password } = input;
  if (windowMs === 0 || callback !== undefined || notify || password !== undefined)
    return undefined;
  const version = source && versionOf(source, reports, dataset);
  if (version === undefined) return undefined;
  const asked = { ...input, fresh: undefined };
  return { requestHash: hashOfRequest([heavyJob.type, priority, asked, version]), windowMs, fresh };
}

function versionOf(
  source: NonNullable<HeavyInput['source']>,
  reports: ReportsFile,
  dataset: DatasetRow | null,
): unknown {
  switch (source.kind) {
    case 'dataset':
      return dataset && [dataset.sha256, dataset.revision];
    case 'sql':
    case 'definition':
      return findQuery(reports, source);
    default:
      return undefined;
  }
}
