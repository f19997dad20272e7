import type { ChartSpec } from '../../chart/chart';
import { monthStart } from '../../summary/month';
import type { MonthSummary } from '../../summary/summary';
import type { Kit } from '../kit';
import { axisLabel } from '../kit';

const YEARS_SHOWN = 30;

/** The monthly means of each column and the line through them. */
export function* trendCharts({ analysis, texts, formatter }: Kit): Generator<ChartSpec> {
  for (const { column, months, line } of analysis.trends) {
    const first = months[0]?.month ?? 0;
    if (!line) continue;
    yield {
      kind: 'line',
      title: texts.monthly(column.label),
      yLabel: axisLabel(column),
      labels: months.map(({ month }) => formatter.month(monthStart(month))),
      series: [
        { name: texts.monthlyMean, values: months.map(({ mean }) => mean) },
        {
          name: texts.trendLine,
          values: months.map(({ month }) => line.intercept + line.slope * (month - first)),
        },
      ],
    };
  }
}

/** The number of rows of each month. */
export function* monthSizes({ analysis, texts, common, formatter }: Kit): Generator<ChartSpec> {
  const { months } = analysis.summary;
  if (months.length < 2) return;
  yield {
    kind: 'line',
    title: texts.rowsByMonth,
    yLabel: common.numberOfRows,
    labels: months.map(({ number }) => formatter.month(monthStart(number))),
    series: [{ name: common.numberOfRows, values: months.map(({ rows }) => rows) }],
  };
}

/** The mean of each column by month of the year, where there is more than a year. */
export function* seasonCharts(kit: Kit): Generator<ChartSpec> {
  const { analysis, texts, spec } = kit;
  const { months } = analysis.summary;
  const first = months[0]?.number ?? 0;
  if ((months.at(-1)?.number ?? 0) - first < 12) return;
  const name = new Intl.DateTimeFormat(spec.locale, { month: 'short', timeZone: 'UTC' });
  for (const { column } of analysis.trends) {
    yield {
      kind: 'bar',
      title: texts.season(column.label),
      yLabel: axisLabel(column),
      labels: Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2000, month, 1))),
      series: [
        {
          name: column.label,
          values: meansOver(months, column.key, 12, ({ number }) => number % 12),
        },
      ],
    };
  }
}

/** The mean of each column by year, where there are several. */
export function* yearCharts({ analysis, texts }: Kit): Generator<ChartSpec> {
  const { months } = analysis.summary;
  const yearOf = ({ number }: MonthSummary): number => Math.floor(number / 12);
  const [from, to] = [months[0], months.at(-1)];
  if (!from || !to) return;
  const first = yearOf(from);
  const years = yearOf(to) - first + 1;
  if (years < 2 || years > YEARS_SHOWN) return;
  for (const { column } of analysis.trends) {
    yield {
      kind: 'bar',
      title: texts.yearly(column.label),
      yLabel: axisLabel(column),
      labels: Array.from({ length: years }, (_, year) => String(first + year)),
      series: [
        {
          name: column.label,
          values: meansOver(months, column.key, years, (month) => yearOf(month) - first),
        },
      ],
    };
  }
}

/** Means over months that are put together; null where a part holds no value. */
function meansOver(
  months: readonly MonthSummary[],
  key: string,
  parts: number,
  partOf: (month: MonthSummary) => number,
): (number | null)[] {
  const sums = new Array<number>(parts).fill(0);
  const counts = new Array<number>(parts).fill(0);
  for (const month of months) {
    const part = partOf(month);
    sums[part] = (sums[part] ?? 0) + (month.sums[key] ?? 0);
    counts[part] = (counts[part] ?? 0) + (month.counts[key] ?? 0);
  }
  return sums.map((sum, part) => (counts[part] ? sum / counts[part] : null));
}
