import pdfmake from 'pdfmake';
import { FONT_FILES, isFontFile } from './fonts';

pdfmake.setFonts(FONT_FILES);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(isFontFile);

/** pdfmake with the fonts of the documents, and no way to any other file or address. */
export const printer = pdfmake;
