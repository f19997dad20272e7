import path from 'node:path';
import { openFontLinks } from './font-link';

openFontLinks();

const FOLDER = path.join(__dirname, '../../../../assets/fonts');

const roboto = (style: string): string => path.join(FOLDER, `Roboto-${style}.font-link`);
const dejavu = (style: string): string =>
  path.join(FOLDER, `DejaVuSansCondensed${style}.font-link`);

/** The font of the pages, and the name that charts ask for. */
export const MAIN_FONT = 'Roboto';

/** Stands in for letters and signs that the main font lacks. */
export const FALLBACK_FONT = 'DejaVu';

/** Keeps a document from opening a font of its own before it is given one. */
export const NO_FONT = '';

/** The embedded font files by family and style, as pdfmake takes them. */
export const FONT_FILES = {
  [MAIN_FONT]: {
    normal: roboto('Regular'),
    bold: roboto('Medium'),
    italics: roboto('Italic'),
    bolditalics: roboto('MediumItalic'),
  },
  [FALLBACK_FONT]: {
    normal: dejavu(''),
    bold: dejavu('-Bold'),
    italics: dejavu('-Oblique'),
    bolditalics: dejavu('-BoldOblique'),
  },
};

/** Says whether a path is one of the font files: the only files that a document may read. */
export function isFontFile(file: string): boolean {
  return Object.values(FONT_FILES).some((family) => Object.values(family).includes(file));
}
