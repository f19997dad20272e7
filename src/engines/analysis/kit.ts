import type { Column } from '../../contract/jobs/cells';
import { createFormatter, DEFAULT_CURRENCY } from '../format/formatter';
import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { ReportTexts } from '../format/texts';
import type { ReportSpec } from '../report';
import type { Analysis } from './analyse';
import { analysisTexts } from './texts';
import type { AnalysisTexts } from './texts';

/** What every part of the report is made from. */
export interface Kit {
  spec: ReportSpec;
  analysis: Analysis;
  formatter: Formatter;
  common: ReportTexts;
  texts: AnalysisTexts;
}

/** Puts an analysis together with the words and formats of its report. */
export function createKit(spec: ReportSpec, analysis: Analysis): Kit {
  return {
    spec,
    analysis,
    formatter: createFormatter(spec.locale),
    common: reportTexts(spec.locale),
    texts: analysisTexts(spec.locale),
  };
}

/** Writes a figure of a column, such as its mean: money as money, everything else as a number. */
export function figureText(value: number | null, column: Column, { formatter }: Kit): string {
  if (value === null) return '–';
  return column.type === 'money'
    ? formatter.money(value, column.currency)
    : formatter.number(value);
}

/** A column's label for an axis, with the currency of money. */
export function axisLabel({ label, type, currency }: Column): string {
  return type === 'money' ? `${label} (${currency ?? DEFAULT_CURRENCY})` : label;
}
