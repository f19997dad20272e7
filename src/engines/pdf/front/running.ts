import type { Content } from 'pdfmake';
import type { Formatter } from '../../format/formatter';
import { fillRunning } from '../../format/running-text';
import type { ReportSpec } from '../../report';
import { MARGIN } from '../table/paper';
import { cleanLine } from '../text/clean';
import type { Front } from './front';
import { sayWithin } from './say';

/** Room for a line of the operator's beside the page's number or the date. */
const WIDTH = 380;
const SIZE = 7.5;

/** The operator's lines at the top and the foot of pages, with the title and the date in their places. */
export function runningTexts(
  spec: ReportSpec,
  formatter: Formatter,
): Pick<Front, 'header' | 'note'> {
  const { header, footer } = spec.look ?? {};
  const fill = (text: string): string => cleanLine(fillRunning(text, spec, formatter));
  return {
    ...(header !== undefined && { header: fill(header) }),
    note: footer === undefined ? '' : fill(footer),
  };
}

/** The line at the top of a designed page; nothing where the operator wants none. */
export function pageHeader({ header, colours }: Front): Content | null {
  if (header === undefined) return null;
  return {
    ...sayWithin(header, { width: WIDTH, size: SIZE }),
    margin: [MARGIN, 26, MARGIN, 0],
    fontSize: SIZE,
    color: colours.muted,
  };
}

/** The foot of a designed page: the operator's line and the number as it is shown. */
export function pageFooter({ note, colours }: Front, number: string): Content {
  return {
    margin: [MARGIN, 16, MARGIN, 0],
    fontSize: SIZE,
    color: colours.muted,
    columns: [
      { width: WIDTH, ...sayWithin(note, { width: WIDTH, size: SIZE }) },
      { width: '*', text: number, alignment: 'right' },
    ],
  };
}
