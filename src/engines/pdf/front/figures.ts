import type { NumericSummary } from '../../summary/summary';
import type { Front } from './front';

/** The figure that says most about a column. */
export interface Figure {
  label: string;
  value: string;
  /** A remark below it. */
  remark: string;
}

/** Whether a formatted figure is negative: every locale writes the sign before the digits. */
export function isNegativeText(text: string): boolean {
  return /^\P{Nd}*[-\u2212]\P{L}*\p{Nd}/u.test(text);
}

/** Figures with more characters are written short. */
const FULL_LENGTH = 18;

/** Whether adding up a column means something: money, and what the caller wants summed. */
export function isAdditive({ column }: NumericSummary, front: Front): boolean {
  return column.type === 'money' || front.spec.totals.includes(column.key);
}

/** The sum of a column that can be added up, else its average. */
export function measureFigure(numeric: NumericSummary, front: Front): Figure {
  const { texts } = front;
  const text = (value: number | null): string => figureText(value, numeric, front);
  const additive = isAdditive(numeric, front);
  const average = `${texts.average} ${text(numeric.mean)}`;
  const range = `${text(numeric.min)} – ${text(numeric.max)}`;
  return {
    label: additive
      ? `${texts.total} · ${numeric.column.label}`
      : `${texts.average} · ${numeric.column.label}`,
    value: text(additive ? numeric.sum : numeric.mean),
    remark: additive ? average : range,
  };
}

/** A column's figure in its own format, written short where it is long. */
export function figureText(
  value: number | null,
  { column }: NumericSummary,
  { formatter }: Front,
): string {
  if (value === null) return '–';
  const full =
    column.type === 'integer' && !Number.isInteger(value)
      ? formatter.number(value)
      : formatter.cell(value, column);
  if (full.length <= FULL_LENGTH) return full;
  const currency = column.type === 'money' ? ` ${column.currency ?? 'EUR'}` : '';
  return `${formatter.compact(value)}${currency}`;
}
