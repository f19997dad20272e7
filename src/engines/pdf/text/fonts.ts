import path from 'node:path';

const ROBOTO = path.join(path.dirname(require.resolve('pdfmake/package.json')), 'fonts/Roboto');
const DEJAVU = path.join(path.dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');

const roboto = (style: string): string => path.join(ROBOTO, `Roboto-${style}.ttf`);
const dejavu = (style: string): string => path.join(DEJAVU, `DejaVuSansCondensed${style}.ttf`);

/** The font of the pages, and the name that charts ask for. */
export const MAIN_FONT = 'Roboto';

/** Stands in for letters and signs that the main font lacks. */
export const FALLBACK_FONT = 'DejaVu';

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
