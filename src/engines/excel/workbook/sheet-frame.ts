/** A sheet's XML around its rows. */
export interface SheetFrame {
  head: string;
  tail: string;
}

const SHEET_DATA = /<sheetData\s*\/>|<sheetData>.*<\/sheetData>/s;
const DIMENSION = /<dimension [^>]*\/>/;

/** Takes a sheet's XML apart where its rows go, and declares the range that they will fill, if it is known. */
export function sheetFrame(xml: string, range?: string): SheetFrame {
  const data = SHEET_DATA.exec(xml);
  if (!data) throw new Error('a sheet of the skeleton workbook has no sheetData element');
  const dimension = range === undefined ? '' : `<dimension ref="${range}"/>`;
  const head = xml.slice(0, data.index).replace(DIMENSION, dimension);
  return {
    head: `${head}<sheetData>`,
    tail: `</sheetData>${xml.slice(data.index + data[0].length)}`,
  };
}

/** Reads the style ids of the first column's cells, top down. */
export function firstColumnStyles(xml: string): string[] {
  return [...xml.matchAll(/<c r="A\d+" s="(\d+)"/g)].map((match) => match[1] ?? '0');
}
