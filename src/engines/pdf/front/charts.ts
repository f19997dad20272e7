import type { Content } from 'pdfmake';
import type { ChartSpec } from '../../chart/chart';
import { describeChart } from '../../chart/describe';
import { CHARTS_PER_PAGE } from '../page-budget';
import { A4, MARGIN } from '../table/paper';
import { sayRole } from '../tags/say-role';
import { chartSvg } from './chart-svg';
import type { Front } from './front';
import { TARGETS } from './front';
import { pageHeading } from './heading';
import { sayWithin } from './say';

const SIZE = { width: A4.width - 2 * MARGIN, height: 300 };

/** The pages of charts, two on each. */
export function chartPages(front: Front): Content[] {
  const shown = front.charts.slice(0, front.plan.chartPages * CHARTS_PER_PAGE);
  return shown.flatMap((chart, index) => [
    ...(index === 0 ? pageHeading(front.texts.charts, TARGETS.charts, true, front.colours) : []),
    chartTitle(chart, index, front.colours.ink),
    // The title stands above as text of the page, where links lead to.
    sayRole(
      {
        svg: chartSvg(chart, SIZE, front.spec.locale, front.colours.series),
        ...SIZE,
        margin: [0, 0, 0, 14],
      },
      { role: 'Figure', alt: describeChart(chart, front) },
    ),
  ]);
}

function chartTitle(chart: ChartSpec, index: number, color: string): Content {
  const turn = index > 0 && index % CHARTS_PER_PAGE === 0;
  const title: Content = {
    ...sayWithin(chart.title, { width: SIZE.width - 10, size: 12 }),
    id: TARGETS.chart(index),
    fontSize: 12,
    bold: true,
    color,
    margin: [0, 0, 0, 2],
    ...(turn && { pageBreak: 'before' }),
  };
  return sayRole(title, { role: 'H', depth: 3 });
}
