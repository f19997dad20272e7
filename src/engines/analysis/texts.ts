import { reportTexts } from '../format/texts';

/** The fixed words of an analysis, beside those of every report. */
export interface AnalysisTexts {
  findings: string;
  columnFigures: string;
  otherColumns: string;
  outliers: string;
  outliersNote: string;
  groupComparison: string;
  trend: string;
  trendNote: string;
  correlations: string;
  correlationsNote: string;
  mean: string;
  deviation: string;
  skewness: string;
  median: string;
  lowerFence: string;
  upperFence: string;
  below: string;
  above: string;
  share: string;
  extreme: string;
  filled: string;
  distinct: string;
  mostFrequent: string;
  perMonth: string;
  pair: string;
  trendLine: string;
  monthlyMean: string;
  percentile: string;
  whiskers: string;
  quartileDistance: string;
  /** Where a column holds too many different values to count. */
  many: string;
  quantile(percent: number): string;
  meanOf(column: string): string;
  sampled(rows: string): string;
  histogram(column: string): string;
  centre(column: string): string;
  classes(column: string, count: string): string;
  curve(column: string): string;
  meanBy(column: string, by: string): string;
  spreadBy(column: string, by: string): string;
  monthly(column: string): string;
  season(column: string): string;
  yearly(column: string): string;
  scatter(x: string, y: string): string;
  rowsBy(by: string): string;
  shareBy(by: string): string;
  rowsByMonth: string;
  completeness: string;
  farLeftOut: string;
}

const ENGLISH: AnalysisTexts = {
  findings: 'Findings',
  columnFigures: 'Statistics by column',
  otherColumns: 'Other columns',
  outliers: 'Outliers',
  outliersNote:
    'A value is an outlier if it lies more than 1.5 times the distance between the quartiles below the first or above the third quartile.',
  groupComparison: 'Comparison of groups',
  trend: 'Trend',
  trendNote: 'Least-squares line through the monthly means.',
  correlations: 'Correlations',
  correlationsNote: 'Pearson coefficients over the rows that hold both values.',
  mean: 'Mean',
  deviation: 'Std. deviation',
  skewness: 'Skewness',
  median: 'Median',
  lowerFence: 'Lower fence',
  upperFence: 'Upper fence',
  below: 'Below',
  above: 'Above',
  share: 'Share',
  extreme: 'Most extreme',
  filled: 'Filled',
  distinct: 'Distinct',
  mostFrequent: 'Most frequent / period',
  perMonth: 'Per month',
  pair: 'Pair',
  trendLine: 'Trend',
  monthlyMean: 'Monthly mean',
  percentile: 'Percentile',
  whiskers: 'Whiskers: 5th and 95th percentile',
  quartileDistance: 'IQR',
  many: '> 1,000',
  quantile: (percent) => `P${percent}`,
  meanOf: (column) => `Mean ${column}`,
  sampled: (rows) => `every k-th row, ${rows} in all`,
  histogram: (column) => `Distribution of ${column}`,
  centre: (column) => `Distribution of ${column}, middle 90%`,
  classes: (column, count) => `Distribution of ${column}, about ${count} classes`,
  curve: (column) => `Percentiles of ${column}`,
  meanBy: (column, by) => `Mean of ${column} by ${by}`,
  spreadBy: (column, by) => `Spread of ${column} by ${by}`,
  monthly: (column) => `Trend of ${column}`,
  season: (column) => `Mean of ${column} by month of the year`,
  yearly: (column) => `Mean of ${column} by year`,
  scatter: (x, y) => `${y} against ${x}`,
  rowsBy: (by) => `Rows by ${by}`,
  shareBy: (by) => `Share of rows by ${by}`,
  rowsByMonth: 'Rows by month',
  completeness: 'Filled cells by column',
  farLeftOut: 'lowest 99%',
};

const FRENCH: AnalysisTexts = {
  findings: 'Constats',
  columnFigures: 'Statistiques par colonne',
  otherColumns: 'Autres colonnes',
  outliers: 'Valeurs atypiques',
  outliersNote:
    'Une valeur est atypique si elle s’écarte de plus de 1,5 fois l’écart interquartile au-dessous du premier ou au-dessus du troisième quartile.',
  groupComparison: 'Comparaison des groupes',
  trend: 'Tendance',
  trendNote: 'Droite des moindres carrés sur les moyennes mensuelles.',
  correlations: 'Corrélations',
  correlationsNote: 'Coefficients de Pearson sur les lignes où les deux valeurs sont connues.',
  mean: 'Moyenne',
  deviation: 'Écart type',
  skewness: 'Asymétrie',
  median: 'Médiane',
  lowerFence: 'Borne basse',
  upperFence: 'Borne haute',
  below: 'Au-dessous',
  above: 'Au-dessus',
  share: 'Part',
  extreme: 'La plus extrême',
  filled: 'Renseignées',
  distinct: 'Distinctes',
  mostFrequent: 'Plus fréquente / période',
  perMonth: 'Par mois',
  pair: 'Paire',
  trendLine: 'Tendance',
  monthlyMean: 'Moyenne mensuelle',
  percentile: 'Centile',
  whiskers: 'Moustaches : 5e et 95e centiles',
  quartileDistance: 'Écart interq.',
  many: '> 1 000',
  quantile: (percent) => `P${percent}`,
  meanOf: (column) => `${column} (moy.)`,
  sampled: (rows) => `une ligne sur k, ${rows} en tout`,
  histogram: (column) => `Distribution : ${column}`,
  centre: (column) => `Distribution : ${column}, 90 % centraux`,
  classes: (column, count) => `Distribution : ${column}, environ ${count} classes`,
  curve: (column) => `Centiles : ${column}`,
  meanBy: (column, by) => `Moyenne : ${column} par ${by}`,
  spreadBy: (column, by) => `Dispersion : ${column} par ${by}`,
  monthly: (column) => `Tendance : ${column}`,
  season: (column) => `Moyenne : ${column} par mois de l’année`,
  yearly: (column) => `Moyenne : ${column} par année`,
  scatter: (x, y) => `${y} en fonction de ${x}`,
  rowsBy: (by) => `Nombre de lignes par ${by}`,
  shareBy: (by) => `Répartition des lignes par ${by}`,
  rowsByMonth: 'Nombre de lignes par mois',
  completeness: 'Cellules renseignées par colonne',
  farLeftOut: '99 % inférieurs',
};

/** Gives the words of an analysis in the language of its locale: French for French, else English. */
export function analysisTexts(locale: string): AnalysisTexts {
  return reportTexts(locale).language === 'fr' ? FRENCH : ENGLISH;
}
