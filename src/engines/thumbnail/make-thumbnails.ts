import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { THUMBNAIL_FORMATS, THUMBNAIL_SIZES } from '../../contract/jobs/document-thumbnail';
import { thumbnailName } from '../../contract/jobs/document-thumbnail';
import type { ThumbnailFormat, ThumbnailSize } from '../../contract/jobs/document-thumbnail';
import type { DocumentLimits } from '../document/limits';
import { openSource } from '../document/open-source';
import type { SourceFile } from '../document/open-source';
import { encodePicture } from '../document/source/encode-picture';

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
  // Decoded once: the smaller ones are made from the largest, all at the same time.
  const longestSide = Math.max(...THUMBNAIL_SIZES);
  const { data, ...shape } = await source.picture(1, { longestSide, format: 'raw' }, task.limits);
  const make = async (size: ThumbnailSize, format: ThumbnailFormat): Promise<Thumbnail> => {
    const name = thumbnailName(size, format);
    const path = join(task.directory, name);
    const largest = sharp(data, { raw: { ...shape, channels: 3 } });
    const made = await encodePicture(largest, shape, { longestSide: size, format });
    await writeFile(path, made.data);
    return { name, path, mediaType: `image/${format}` };
  };
  return Promise.all(
    THUMBNAIL_SIZES.flatMap((size) => THUMBNAIL_FORMATS.map((format) => make(size, format))),
  );
}
