import type { Workbook, Worksheet } from 'exceljs';

const DRAWING_PATH = 'xl/drawings/drawing1.xml';
const PICTURE_PATH = 'xl/media/image1.png';

const PIXELS_PER_POINT = 96 / 72;

/** Height of a row that has none of its own, in points. */
const ROW_HEIGHT = 15;

/** Size of the summary's picture in points. */
export const PICTURE_SIZE = { width: 540, height: 270 };

/** Rows of the summary that the picture covers. */
export const PICTURE_ROWS = PICTURE_SIZE.height / ROW_HEIGHT;

/** A picture of one clear pixel, which the real one takes the place of. */
const CLEAR = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

const ANCHOR = /<xdr:oneCellAnchor.*<\/xdr:oneCellAnchor>/s;
const FIRST_ROW = '<xdr:row>0</xdr:row>';

/** Puts a stand-in for a picture on a sheet. */
export function addPicture(workbook: Workbook, sheet: Worksheet): void {
  // exceljs takes a buffer of an older type than Node's.
  const buffer = CLEAR as unknown as ArrayBuffer & Buffer;
  const image = workbook.addImage({ buffer, extension: 'png' });
  const ext = {
    width: PICTURE_SIZE.width * PIXELS_PER_POINT,
    height: PICTURE_SIZE.height * PIXELS_PER_POINT,
  };
  sheet.addImage(image, { tl: { col: 0, row: 0 }, ext });
}

/** The files of a workbook in which its picture is placed and kept. */
export class PictureFiles {
  private constructor(private readonly drawing: string) {}

  /** Takes the files of the stand-in out of a workbook's; undefined where it has none. */
  static takeFrom(files: Map<string, Buffer>): PictureFiles | undefined {
    const drawing = files.get(DRAWING_PATH)?.toString();
    files.delete(DRAWING_PATH);
    files.delete(PICTURE_PATH);
    return drawing === undefined ? undefined : new PictureFiles(drawing);
  }

  /** The files with the real picture below so many rows; without one, the sheet shows none. */
  filled(picture?: { png: Buffer; below: number }): [path: string, content: string | Buffer][] {
    const drawing = picture
      ? this.drawing.replace(FIRST_ROW, `<xdr:row>${picture.below}</xdr:row>`)
      : this.drawing.replace(ANCHOR, '');
    return [
      [DRAWING_PATH, drawing],
      [PICTURE_PATH, picture?.png ?? CLEAR],
    ];
  }
}
