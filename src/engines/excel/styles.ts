import type { Style } from 'exceljs';
import type { WorkbookColours } from './look';
import { TEXT_FORMAT } from './number-formats';

const FONT = { name: 'Calibri', family: 2, size: 11 };
const GREY = { argb: 'FF7F7F7F' };
const LINK = { argb: 'FF0563C1' };

/** Name of the style of a text that is a link. */
export const LINK_STYLE = 'link';

/** Name of the style of a group's heading. */
export const GROUP_STYLE = 'group';

/** The styles of a workbook by name: fixed ones, and a plain and a total's cell for every number format. */
export type Styles = Map<string, Partial<Style>>;

/** Gives the id of a style by its name. */
export type StyleIds = (name: string) => string;

/** Name of the style of a plain cell with this number format. */
export function cellStyle(format: string): string {
  return `cell ${format}`;
}

/** Name of the style of a total with this number format. */
export function totalStyle(format: string): string {
  return `total ${format}`;
}

/** Name of the style of a subtotal with this number format. */
export function subtotalStyle(format: string): string {
  return `subtotal ${format}`;
}

/** Lists every style that a workbook with these number formats uses. */
export function reportStyles(formats: Iterable<string>, colours: WorkbookColours): Styles {
  const dark = { argb: colours.dark };
  const styles: Styles = new Map([
    ['title', { numFmt: TEXT_FORMAT, font: { ...FONT, size: 20, bold: true, color: dark } }],
    [LINK_STYLE, { numFmt: TEXT_FORMAT, font: { ...FONT, underline: true, color: LINK } }],
    ['note', { font: { ...FONT, italic: true, color: GREY } }],
    ['heading', { numFmt: TEXT_FORMAT, font: { ...FONT, size: 14, bold: true, color: dark } }],
    [
      'head',
      {
        numFmt: TEXT_FORMAT,
        font: { ...FONT, bold: true, color: { argb: colours.onDark } },
        fill: { type: 'pattern', pattern: 'solid', fgColor: dark },
        alignment: { vertical: 'middle' },
      },
    ],
  ]);
  const ground = { argb: colours.ground };
  styles.set(GROUP_STYLE, {
    numFmt: TEXT_FORMAT,
    font: { ...FONT, bold: true, color: dark },
    fill: { type: 'pattern', pattern: 'solid', fgColor: ground },
  });
  for (const numFmt of formats) {
    styles.set(cellStyle(numFmt), { font: FONT, numFmt });
    styles.set(subtotalStyle(numFmt), {
      font: { ...FONT, bold: true },
      border: { top: { style: 'hair', color: dark } },
      numFmt,
    });
    styles.set(totalStyle(numFmt), {
      font: { ...FONT, bold: true },
      border: { top: { style: 'thin', color: dark } },
      numFmt,
    });
  }
  return styles;
}
