import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { AppError } from '../../../contract/errors';
import { READING_DPI, refusePageCount, refuseTooManyPixels } from '../limits';
import type { DocumentLimits } from '../limits';
import type { DocumentSource } from './document-source';
import { encodePicture } from './encode-picture';
import { readingScale } from './reading-scale';

/** Opens a picture file; each picture of a TIFF is a page. */
export function openImage(path: string): DocumentSource {
  const metadataOf = (page: number) =>
    guard(() => sharp(path, { page: page - 1, limitInputPixels: false }).metadata());
  /** The picture as its EXIF orientation says that it is held. */
  const upright = (page: number) =>
    sharp(path, { page: page - 1, limitInputPixels: false, failOn: 'error' }).autoOrient();

  async function measured(page: number, limits: DocumentLimits): Promise<Metadata> {
    const metadata = await metadataOf(page);
    refuseTooManyPixels({ ...metadata, page }, limits);
    return metadata;
  }

  return {
    async inspect(limits) {
      const first = await metadataOf(1);
      const pages = first.format === 'tiff' ? (first.pages ?? 1) : 1;
      refusePageCount(pages, limits);
      for (let page = 1; page <= pages; page += 1) await measured(page, limits);
      // Reads every pixel once: what is cut off or damaged is refused before the work begins.
      if (pages === 1) await guard(() => upright(1).resize(8, 8, { fit: 'fill' }).raw().toBuffer());
      return { pages, metadata: describe(first) };
    },
    pageText: () => Promise.resolve({ text: '', hasPictures: true }),
    async greyPage(page, limits) {
      const metadata = await measured(page, limits);
      const scale = readingScale(metadata, READING_DPI);
      const width = Math.round(metadata.autoOrient.width * scale);
      const picture = upright(page).flatten({ background: '#ffffff' }).grayscale();
      const sized = scale === 1 ? picture : picture.resize({ width, kernel: 'cubic' });
      const { data, info } = await guard(() =>
        sized.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true }),
      );
      return { data, width: info.width, height: info.height };
    },
    async picture(page, size, limits) {
      const metadata = await measured(page, limits);
      return guard(() => encodePicture(upright(page), metadata.autoOrient, size));
    },
    close: () => undefined,
  };
}

function describe(metadata: Metadata): Record<string, unknown> {
  const { format, width, height, density, space, hasAlpha, orientation } = metadata;
  return { format, width, height, density, colour_space: space, alpha: hasAlpha, orientation };
}

/** Whatever the decoder has against a file is the file's fault. */
async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = (error as Error).message.trim().split('\n').at(-1) ?? '';
    throw new AppError('VALIDATION', `The picture cannot be read: ${reason}`, { cause: error });
  }
}
