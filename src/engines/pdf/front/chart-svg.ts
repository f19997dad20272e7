import type { ChartSpec } from '../../chart/chart';
import { drawChart } from '../../chart/draw';
import { CHART_FONT, PALETTE } from '../../chart/palette';
import { MAIN_FONT } from '../text/fonts';
import { printable } from './say';

/** Draws a chart without its title, in a font that the documents embed and that has all its letters. */
export function chartSvg(
  chart: ChartSpec,
  size: { width: number; height: number },
  locale: string,
  colours: readonly string[] = PALETTE.series,
): string {
  const svg = drawChart({ ...chart, title: '' }, size, locale, colours);
  const names = [...(chart.labels ?? []), chart.xLabel, chart.yLabel].join('');
  const series = (chart.series ?? []).map(({ name }) => name).join('');
  if (printable(names + series).font === MAIN_FONT) return svg;
  const { text, font } = printable(svg);
  return text.replaceAll(`font-family:${CHART_FONT}`, `font-family:${font}`);
}
