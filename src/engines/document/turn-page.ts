import { join } from 'node:path';
import { openSource } from './open-source';
import type { Geometry } from './picture/geometry';
import { writePnm } from './picture/pnm';
import { straighten } from './picture/straighten';
import type { PageTask } from './prepare-page';

/** A page to be tried in another orientation. */
export type TurnTask = Omit<PageTask, 'ocr'> & { quarterTurns: Geometry['quarterTurns'] };

/** Makes the picture of a page anew, turned by quarter turns. */
export async function turnPage(task: TurnTask): Promise<{ path: string; geometry: Geometry }> {
  const { page, directory, limits, quarterTurns } = task;
  const source = await openSource(task.source);
  const grey = await source.greyPage(page, limits);
  const { pixels, geometry } = await straighten(grey, quarterTurns);
  const path = join(directory, `page-${page}-${quarterTurns}.pnm`);
  await writePnm(path, pixels);
  return { path, geometry };
}
