import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { THUMBNAIL_FORMATS, THUMBNAIL_SIZES } from '../../contract/jobs/document-thumbnail';
import { thumbnailName } from '../../contract/jobs/document-thumbnail';
import type { ThumbnailFormat, ThumbnailSize } from '../../contract/jobs/document-thumbnail';
import type { DocumentLimits } from '../document/limits';
import { openSource } from '../document/open-source';
import type { SourceFile } from '../document/open-source';
import type { DocumentSource } from '../document/source/document-source';
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
  // Decoded once, and scaled once a size.
  const longestSide = Math.max(...THUMBNAIL_SIZES);
  const largest = await source.picture(1, { longestSide, format: 'raw' }, task.limits);
  const made = THUMBNAIL_SIZES.map(async (size) => {
    const pixels = size === longestSide ? largest : await scaled(largest, size);
    return Promise.all(
      THUMBNAIL_FORMATS.map((format) => write(pixels, { size, format }, task.directory)),
    );
  });
  return (await Promise.all(made)).flat();
}

type RawPicture = Awaited<ReturnType<DocumentSource['picture']>>;

function scaled(picture: RawPicture, longestSide: number): Promise<RawPicture> {
  return encodePicture(open(picture), picture, { longestSide, format: 'raw' });
}

async function write(
  pixels: RawPicture,
  { size, format }: { size: ThumbnailSize; format: ThumbnailFormat },
  directory: string,
): Promise<Thumbnail> {
  const name = thumbnailName(size, format);
  const path = join(directory, name);
  const { data } = await encodePicture(open(pixels), pixels, { longestSide: size, format });
  await writeFile(path, data);
  return { name, path, mediaType: `image/${format}` };
}

function open({ data, width, height }: RawPicture) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
