import type { Analysis } from './analyse';
import { monthText } from '../summary/month';
import type { NumericAnalysis } from './reading/column-values';
import type { ReportSpec } from '../report';

/** The name of the file beside the PDF that holds the figures for machines. */
export const STATISTICS_FILE = 'statistics.json';

/** Writes an analysis as JSON: the figures of the report, unrounded. */
export function statisticsJson(spec: ReportSpec, analysis: Analysis): string {
  const { rows, numeric, correlations } = analysis;
  const statistics = {
    title: spec.title,
    generated_at: spec.createdAt,
    rows,
    // fromEntries defines members, so that a column called `__proto__` is one like any other.
    columns: Object.fromEntries(numeric.map((each) => [each.column.key, columnFigures(each)])),
    correlations: {
      columns: correlations.columns.map(({ key }) => key),
      matrix: correlations.matrix,
    },
    groups: groupFigures(analysis),
    trends: trendFigures(analysis),
  };
  return `${JSON.stringify(statistics, null, 2)}\n`;
}

function columnFigures({ count, missing, distribution }: NumericAnalysis): object {
  const { mean, sd, min, max, skewness, quantiles, outliers } = distribution ?? {};
  return {
    count,
    missing,
    mean: mean ?? null,
    sd: sd ?? null,
    min: min ?? null,
    max: max ?? null,
    quantiles: quantiles ?? { p05: null, p25: null, p50: null, p75: null, p95: null },
    skewness: skewness ?? null,
    outliers: outliers && {
      lower_fence: outliers.lowerFence,
      upper_fence: outliers.upperFence,
      below: outliers.below,
      above: outliers.above,
    },
  };
}

function groupFigures({ summary, numeric }: Analysis): object | null {
  if (!summary.groupColumn) return null;
  const groups = summary.groups.map((group) => ({
    value: group.isRest ? null : group.value,
    rest: group.isRest,
    rows: group.rows,
    columns: Object.fromEntries(
      numeric.map(({ column: { key } }) => {
        const [count, sum] = [group.counts[key] ?? 0, group.sums[key] ?? 0];
        return [key, { count, sum, mean: count === 0 ? null : sum / count }];
      }),
    ),
  }));
  return { column: summary.groupColumn.key, groups };
}

function trendFigures({ trends }: Analysis): object {
  return Object.fromEntries(
    trends.map(({ column, line, months }) => [
      column.key,
      {
        slope_per_month: line?.slope ?? null,
        intercept: line?.intercept ?? null,
        r2: line?.r2 ?? null,
        monthly_means: months.map(({ month, mean }) => ({ month: monthText(month), mean })),
      },
    ]),
  );
}
