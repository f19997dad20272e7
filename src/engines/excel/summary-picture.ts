import type { Workbook, Worksheet } from 'exceljs';
import type { ReportLayout } from './report-layout';

const DRAWING_PATH = 'xl/drawings/drawing1.xml';
const MEDIA = /^xl\/media\/image\d+\.png$/;

const PIXELS_PER_POINT = 96 / 72;

/** Height of a row that has none of its own, in points. */
const ROW_HEIGHT = 15;

/** A size in points. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Size of a chart in the summary. */
export const CHART_SIZE: PictureSize = { width: 540, height: 270 };

/** Rows of the summary that a chart covers. */
export const CHART_ROWS = CHART_SIZE.height / ROW_HEIGHT;

/** What a logo fits in. */
const LOGO_SIZE: PictureSize = { width: 180, height: 48 };

/** A picture of one clear pixel, which the real one takes the place of. */
const CLEAR = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

const ANCHOR = /<xdr:oneCellAnchor.*?<\/xdr:oneCellAnchor>/gs;
const FIRST_ROW = '<xdr:row>0</xdr:row>';

/** The sizes of the summary's pictures: the logo, if there is one, and then its charts. */
export function pictureSizes({ spec, charts }: ReportLayout): PictureSize[] {
  const logo = spec.look?.logo;
  const sizes = Array.from({ length: charts }, () => CHART_SIZE);
  if (!logo) return sizes;
  const scale = Math.min(LOGO_SIZE.width / logo.width, LOGO_SIZE.height / logo.height);
  return [{ width: logo.width * scale, height: logo.height * scale }, ...sizes];
}

/** Puts a stand-in for a picture on a sheet. */
export function addPicture(workbook: Workbook, sheet: Worksheet, size: PictureSize): void {
  // exceljs takes a buffer of an older type than Node's.
  const buffer = CLEAR as unknown as ArrayBuffer & Buffer;
  const image = workbook.addImage({ buffer, extension: 'png' });
  const ext = { width: size.width * PIXELS_PER_POINT, height: size.height * PIXELS_PER_POINT };
  sheet.addImage(image, { tl: { col: 0, row: 0 }, ext });
}

/** A picture and the rows above it. */
export interface PlacedPicture {
  png: Uint8Array;
  below: number;
}

/** The files of a workbook in which its pictures are placed and kept. */
export class PictureFiles {
  private constructor(
    private readonly drawing: string,
    private readonly paths: string[],
  ) {}

  /** Takes the files of the stand-ins out of a workbook's; undefined where it has none. */
  static takeFrom(files: Map<string, Buffer>): PictureFiles | undefined {
    const drawing = files.get(DRAWING_PATH)?.toString();
    const count = [...files.keys()].filter((path) => MEDIA.test(path)).length;
    const paths = Array.from({ length: count }, (_, index) => `xl/media/image${index + 1}.png`);
    for (const path of [DRAWING_PATH, ...paths]) files.delete(path);
    return drawing === undefined ? undefined : new PictureFiles(drawing, paths);
  }

  /** The files with the real pictures in their order; the sheet shows no stand-in that is left over. */
  filled(pictures: readonly PlacedPicture[]): [path: string, content: string | Buffer][] {
    let index = -1;
    const drawing = this.drawing.replace(ANCHOR, (anchor) => {
      index += 1;
      const picture = pictures[index];
      return picture ? anchor.replace(FIRST_ROW, `<xdr:row>${picture.below}</xdr:row>`) : '';
    });
    const media = this.paths.map((path, place): [string, Buffer] => {
      const picture = pictures[place];
      return [path, picture ? Buffer.from(picture.png) : CLEAR];
    });
    return [[DRAWING_PATH, drawing], ...media];
  }
}
