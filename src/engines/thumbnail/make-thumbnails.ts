import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { THUMBNAIL_FORMATS, THUMBNAIL_SIZES } from '../../contract/jobs/document-thumbnail';
import { thumbnailName } from '../../contract/jobs/document-thumbnail';
import type { DocumentLimits } from '../document/limits';
import { openSource } from '../document/open-source';
import type { SourceFile } from '../document/open-source';

/** A thumbnail that was written. */
export interface Thumbnail {
  name: string;
  path: string;
  mediaType: string;
}

/** Makes the thumbnails of a document's first page in every size and format. */
export async function makeThumbnails(task: {
  source: SourceFile;
  directory: string;
  limits: DocumentLimits;
}): Promise<Thumbnail[]> {
  const source = await openSource(task.source);
  const thumbnails: Thumbnail[] = [];
  for (const longestSide of THUMBNAIL_SIZES) {
    for (const format of THUMBNAIL_FORMATS) {
      const name = thumbnailName(longestSide, format);
      const path = join(task.directory, name);
      const { data } = await source.picture(1, { longestSide, format }, task.limits);
      await writeFile(path, data);
      thumbnails.push({ name, path, mediaType: `image/${format}` });
    }
  }
  return thumbnails;
}
