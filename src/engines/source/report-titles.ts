import type { ReportSource } from '../../contract/jobs/report-source';
import type { ReportType } from '../../contract/jobs/heavy';
import { reportTexts } from '../format/texts';

type Titles = Record<ReportType, string>;

const TITLES: Record<'fr' | 'en', { sample: Titles; inline: Titles }> = {
  fr: {
    sample: {
      pdf: 'Portefeuille d’assurance',
      excel: 'Portefeuille d’assurance',
      analysis: 'Analyse du portefeuille d’assurance',
    },
    inline: {
      pdf: 'Rapport de données',
      excel: 'Classeur de données',
      analysis: 'Analyse statistique',
    },
  },
  en: {
    sample: {
      pdf: 'Insurance portfolio',
      excel: 'Insurance portfolio',
      analysis: 'Analysis of the insurance portfolio',
    },
    inline: { pdf: 'Data report', excel: 'Data workbook', analysis: 'Statistical analysis' },
  },
};

/** The title of a report whose caller gives none, in the language of its locale. */
export function defaultTitle(
  type: ReportType,
  source: ReportSource['kind'],
  locale: string,
): string {
  return TITLES[reportTexts(locale).language][source === 'sample' ? 'sample' : 'inline'][type];
}
