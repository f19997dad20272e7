import type { ReportTexts } from '../format/texts';

/** The fixed words that only workbooks need. */
export interface ExcelTexts {
  dataSheets: string;
  /** Says that so many texts did not fit into a cell. */
  textsCut(count: string, limit: string): string;
}

const TEXTS: Record<ReportTexts['language'], ExcelTexts> = {
  en: {
    dataSheets: 'Data sheets',
    textsCut: (count, limit) =>
      `Texts cut because a cell holds ${limit} characters at most (they end in “…”): ${count}`,
  },
  fr: {
    dataSheets: 'Feuilles de données',
    textsCut: (count, limit) =>
      `Textes coupés, car une cellule contient au plus ${limit} caractères (ils finissent par « … ») : ${count}`,
  },
};

/** Gives a workbook's words in the language of the report's texts. */
export function excelTexts(language: ReportTexts['language']): ExcelTexts {
  return TEXTS[language];
}
