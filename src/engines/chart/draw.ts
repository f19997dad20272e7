import {
  BarChart,
  BoxplotChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { createFormatter } from '../format/formatter';
import type { ChartSpec } from './chart';
import { drawable } from './drawable';
import { chartOption } from './option';
import { PALETTE } from './palette';

use([
  BarChart,
  BoxplotChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** Hover styles mean nothing on paper, and their running numbers would make each drawing differ. */
const HOVER = /<style[^]*?<\/style>| class="zr\d+-cls-\d+"/g;

/** The number of the instance in the process, in the ids of clip paths and gradients. */
const RUNNING_ID = /\bzr\d+-/g;

/** The chart's font has no narrow no-break space, which French puts between thousands. */
const NARROW_SPACE = /\u202f/g;

/** Draws a chart as an SVG document of the given size in points; the same chart gives the same text. */
export function drawChart(
  chart: ChartSpec,
  size: { width: number; height: number },
  locale: string,
  colours: readonly string[] = PALETTE.series,
): string {
  const instance = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    instance.setOption({
      ...chartOption(drawable(chart), size, createFormatter(locale)),
      color: [...colours],
    });
    return instance
      .renderToSVGString()
      .replace(HOVER, '')
      .replace(RUNNING_ID, 'zr-')
      .replace(NARROW_SPACE, '\u00a0');
  } finally {
    instance.dispose();
  }
}
