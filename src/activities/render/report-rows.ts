import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeavyInput } from '../../contract/jobs/heavy';
import { openDataset } from '../../engines/dataset/open-dataset';
import type { OpenTable } from '../../engines/dataset/open-dataset';
import type { RenderTask } from './render-message';

import { openQueryRows } from './query-rows';

/** Opens the rows of a report whose source is no part of the request; undefined for any other. */
export async function openRows(task: RenderTask): Promise<OpenTable | undefined> {
  const input = task.params as HeavyInput;
  const { source, columns, group_by: groupBy, locale } = input;
  if (!task.query && !task.dataset) return undefined;
  const folder = join(task.directory, 'scratch');
  await mkdir(folder, { recursive: true });
  if (task.query) return openQueryRows(task.query, folder);
  if (!task.dataset) return undefined;
  return openDataset({
    file: task.dataset,
    columns,
    onError: (source?.kind === 'dataset' ? source.on_error : undefined) ?? input.on_error ?? 'fail',
    // An analysis groups by itself.
    groupBy: input.report_type === 'analysis' ? undefined : groupBy,
    locale,
    folder,
  });
}
