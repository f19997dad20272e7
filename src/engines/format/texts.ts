/** The fixed words of a report. */
export interface ReportTexts {
  language: 'fr' | 'en';
  contents: string;
  keyFigures: string;
  summary: string;
  charts: string;
  data: string;
  table: string;
  total: string;
  subtotal: string;
  average: string;
  minimum: string;
  maximum: string;
  sum: string;
  count: string;
  missing: string;
  rows: string;
  columns: string;
  groupedBy: string;
  period: string;
  column: string;
  report: string;
  other: string;
  empty: string;
  yes: string;
  no: string;
  page(number: number, total: number): string;
  generatedOn(date: string): string;
  /** Title of a chart that sums a column by another one. */
  measureBy(measure: string, dimension: string): string;
  /** Name of the measure where rows are counted. */
  numberOfRows: string;
  averageOf(measure: string): string;
  shareOf(measure: string): string;
  distributionOf(measure: string): string;
  byMonth(measure: string): string;
  rowsNotShown(count: string): string;
  /** What a chart shows, for those who cannot see it. */
  chartSummary(title: string, count: string, least: string, most: string): string;
}

const ENGLISH: ReportTexts = {
  language: 'en',
  contents: 'Contents',
  keyFigures: 'Key figures',
  summary: 'Summary',
  charts: 'Charts',
  data: 'Data',
  table: 'Detailed table',
  total: 'Total',
  subtotal: 'Subtotal',
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
  sum: 'Sum',
  count: 'Count',
  missing: 'Missing',
  rows: 'Rows',
  columns: 'Columns',
  groupedBy: 'Grouped by',
  period: 'Period',
  column: 'Column',
  report: 'Report',
  other: 'Other',
  empty: '(empty)',
  yes: 'yes',
  no: 'no',
  page: (number, total) => `Page ${number} / ${total}`,
  generatedOn: (date) => `Generated on ${date}`,
  measureBy: (measure, dimension) => `${measure} by ${dimension}`,
  numberOfRows: 'Number of rows',
  averageOf: (measure) => `Average ${measure}`,
  shareOf: (measure) => `Share of ${measure}`,
  distributionOf: (measure) => `Distribution of ${measure}`,
  byMonth: (measure) => `${measure} by month`,
  rowsNotShown: (count) => `Rows not shown: ${count} (the number of pages is limited)`,
  chartSummary: (title, count, least, most) =>
    `${title}. Chart: values ${count}, lowest ${least}, highest ${most}`,
};

const FRENCH: ReportTexts = {
  language: 'fr',
  contents: 'Sommaire',
  keyFigures: 'Chiffres clés',
  summary: 'Synthèse',
  charts: 'Graphiques',
  data: 'Données',
  table: 'Tableau détaillé',
  total: 'Total',
  subtotal: 'Sous-total',
  average: 'Moyenne',
  minimum: 'Minimum',
  maximum: 'Maximum',
  sum: 'Somme',
  count: 'Nombre',
  missing: 'Manquants',
  rows: 'Lignes',
  columns: 'Colonnes',
  groupedBy: 'Groupé par',
  period: 'Période',
  column: 'Colonne',
  report: 'Rapport',
  other: 'Autres',
  empty: '(vide)',
  yes: 'oui',
  no: 'non',
  page: (number, total) => `Page ${number} / ${total}`,
  generatedOn: (date) => `Généré le ${date}`,
  measureBy: (measure, dimension) => `${measure} par ${dimension}`,
  numberOfRows: 'Nombre de lignes',
  averageOf: (measure) => `Moyenne : ${measure}`,
  shareOf: (measure) => `Répartition : ${measure}`,
  distributionOf: (measure) => `Distribution : ${measure}`,
  byMonth: (measure) => `${measure} par mois`,
  rowsNotShown: (count) => `Lignes non affichées : ${count} (le nombre de pages est limité)`,
  chartSummary: (title, count, least, most) =>
    `${title}. Graphique : valeurs ${count}, minimum ${least}, maximum ${most}`,
};

/** Gives the report's words in the language of its locale: French for French, else English. */
export function reportTexts(locale: string): ReportTexts {
  return new Intl.Locale(locale).language === 'fr' ? FRENCH : ENGLISH;
}
