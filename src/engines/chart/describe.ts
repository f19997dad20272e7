import type { Formatter } from '../format/formatter';
import type { ReportTexts } from '../format/texts';
import type { ChartSpec } from './chart';

/** Says in one line what a chart shows, for those who cannot see it. */
export function describeChart(
  chart: ChartSpec,
  { texts, formatter }: { texts: ReportTexts; formatter: Formatter },
): string {
  const { labels = [], series = [] } = chart;
  const [only] = series;
  const values = valuesOf(chart);
  if (values.length === 0) return chart.title;
  const least = Math.min(...values);
  const most = Math.max(...values);
  const name = (value: number): string => {
    const text = formatter.number(value);
    const label = series.length === 1 ? labels[only?.values.indexOf(value) ?? -1] : undefined;
    return label === undefined ? text : `${text} (${label})`;
  };
  const count = formatter.integer(values.length);
  return texts.chartSummary(chart.title, count, name(least), name(most));
}

function valuesOf({ series = [], points = [], grid = [] }: ChartSpec): number[] {
  const values = [
    ...series.flatMap((each) => each.values),
    ...points.map(([, y]) => y),
    ...grid.flatMap((row) => row.values),
  ];
  return values.filter((value) => value !== null);
}
