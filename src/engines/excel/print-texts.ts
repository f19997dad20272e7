import { fillRunning } from '../format/running-text';
import type { ReportLayout } from './report-layout';

/** Characters that a header or a footer may have, its codes included. */
const TEXT_MAX = 250;

/** The lines at the top and the foot of printed sheets; by default the sheet's name and the page's number. */
export function printTexts({ spec, formatter }: ReportLayout): {
  oddHeader?: string;
  oddFooter: string;
} {
  const { header, footer } = spec.look ?? {};
  const fill = (text: string): string => code(fillRunning(text, spec, formatter));
  return {
    ...(header !== undefined && { oddHeader: `&L${fill(header)}` }),
    oddFooter: `&L${footer === undefined ? '&A' : fill(footer)}&R&P / &N`,
  };
}

/** An ampersand begins a code, and digits behind the position would be a size. */
function code(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replaceAll('&', '&&');
  const short = clean.slice(0, TEXT_MAX - 20).replace(/(?<!&)(&&)*&$/, '$1');
  return /^\d/.test(short) ? ` ${short}` : short;
}
