import { reportTexts } from '../../format/texts';

/** Sentences that put the figures into words. Every argument is ready to be printed. */
export interface FindingTexts {
  size(rows: string, columns: string): string;
  period(from: string, to: string): string;
  complete: string;
  missing(column: string, share: string): string;
  largest(column: string, group: string, share: string): string;
  contrast(measure: string, high: [string, string], low: [string, string]): string;
  related(x: string, y: string, strength: 'weak' | 'clear' | 'strong', r: string): string;
  rises(column: string, slope: string, r2: string): string;
  falls(column: string, slope: string, r2: string): string;
  skewed(column: string, mean: string, median: string): string;
  outliers(column: string, share: string): string;
}

const ENGLISH: FindingTexts = {
  size: (rows, columns) => `The table holds ${rows} rows in ${columns} columns.`,
  period: (from, to) => `It covers the time from ${from} to ${to}.`,
  complete: 'No cell is empty.',
  missing: (column, share) => `“${column}” is empty in ${share} of the rows.`,
  largest: (column, group, share) =>
    `“${group}” is the largest group of ${column}: ${share} of the rows.`,
  contrast: (measure, [high, highest], [low, lowest]) =>
    `The mean of ${measure} is highest for “${high}” (${highest}) and lowest for “${low}” (${lowest}).`,
  related: (x, y, strength, r) => {
    const how = { weak: 'weakly', clear: 'clearly', strong: 'strongly' }[strength];
    return `${x} and ${y} are ${how} related (r = ${r}).`;
  },
  rises: (column, slope, r2) =>
    `The monthly mean of ${column} rises by ${slope} a month (R² = ${r2}).`,
  falls: (column, slope, r2) =>
    `The monthly mean of ${column} falls by ${slope} a month (R² = ${r2}).`,
  skewed: (column, mean, median) =>
    `${column} is unevenly distributed: its mean is ${mean}, its median ${median}.`,
  outliers: (column, share) => `${share} of the values of ${column} are outliers.`,
};

const FRENCH: FindingTexts = {
  size: (rows, columns) => `Le tableau compte ${rows} lignes et ${columns} colonnes.`,
  period: (from, to) => `Il couvre la période du ${from} au ${to}.`,
  complete: 'Aucune cellule n’est vide.',
  missing: (column, share) => `« ${column} » est vide dans ${share} des lignes.`,
  largest: (column, group, share) =>
    `« ${group} » est le groupe le plus nombreux (${column}) : ${share} des lignes.`,
  contrast: (measure, [high, highest], [low, lowest]) =>
    `${measure} : la moyenne est la plus haute pour « ${high} » (${highest}) et la plus basse pour « ${low} » (${lowest}).`,
  related: (x, y, strength, r) => {
    const how = { weak: 'faiblement', clear: 'nettement', strong: 'fortement' }[strength];
    return `« ${x} » et « ${y} » sont ${how} liés (r = ${r}).`;
  },
  rises: (column, slope, r2) =>
    `${column} : la moyenne mensuelle augmente de ${slope} par mois (R² = ${r2}).`,
  falls: (column, slope, r2) =>
    `${column} : la moyenne mensuelle baisse de ${slope} par mois (R² = ${r2}).`,
  skewed: (column, mean, median) =>
    `${column} : la distribution est très asymétrique, avec une moyenne de ${mean} pour une médiane de ${median}.`,
  outliers: (column, share) => `${column} : ${share} des valeurs sont atypiques.`,
};

/** Gives the sentences in the language of a locale: French for French, else English. */
export function findingTexts(locale: string): FindingTexts {
  return reportTexts(locale).language === 'fr' ? FRENCH : ENGLISH;
}
