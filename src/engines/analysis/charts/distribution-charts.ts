import type { Cell, Column } from '../../../contract/jobs/cells';
import type { ChartSpec } from '../../chart/chart';
import { groupLabel } from '../../chart/choose';
import type { Kit } from '../kit';
import { axisLabel } from '../kit';
import type { NumericAnalysis } from '../reading/column-values';
import type { Distribution } from '../statistics/describe-column';
import { histogramOf } from '../statistics/histogram';
import { SortedValues } from '../statistics/ranked-values';
import type { Histogram } from '../statistics/histogram';
import { quantile } from '../statistics/quantile';

/** Groups that stand beside each other in one chart. */
const GROUPS_SHOWN = 10;

const FEWEST_CLASSES = 5;

/** A column that holds at least one value. */
interface Described {
  column: Column;
  distribution: Distribution;
}

/** How often which values stand in each column. */
export function* histograms(kit: Kit): Generator<ChartSpec> {
  for (const { column, distribution } of described(kit)) {
    yield histogramChart(column, distribution.histogram, kit.texts.histogram(column.label), kit);
  }
}

/** The same for the middle nine tenths of the values. */
export function* centreHistograms(kit: Kit): Generator<ChartSpec> {
  for (const { column, distribution } of described(kit)) {
    yield histogramChart(column, distribution.centre, kit.texts.centre(column.label), kit);
  }
}

/** The value below which each share of the rows lies. */
export function* quantileCurves(kit: Kit): Generator<ChartSpec> {
  for (const { column, distribution } of described(kit)) {
    // The ends are the extremes, next to which nothing else would be seen.
    const curve = distribution.curve.slice(1, -1);
    yield {
      kind: 'line',
      title: kit.texts.curve(column.label),
      xLabel: kit.texts.percentile,
      yLabel: axisLabel(column),
      labels: curve.map((_, index) => kit.formatter.integer(index + 1)),
      series: [{ name: column.label, values: curve }],
    };
  }
}

/** Boxes of each column's values, group by group. */
export function* groupBoxes(kit: Kit): Generator<ChartSpec> {
  const { analysis, texts, formatter } = kit;
  const { summary, sample, columns } = analysis;
  const { groupColumn } = summary;
  if (!groupColumn) return;
  const groups = summary.groups.filter(({ isRest }) => !isRest).slice(0, GROUPS_SHOWN);
  const place = columns.indexOf(groupColumn);
  for (const { column } of described(kit)) {
    const position = columns.indexOf(column);
    const boxes = groups.map(({ value }) =>
      boxOf(sample.valuesOf(position, (row) => sameGroup(row[place], value))),
    );
    yield {
      kind: 'boxplot',
      title: texts.spreadBy(column.label, groupColumn.label),
      xLabel: sample.isPartial
        ? `${texts.whiskers} (${texts.sampled(formatter.integer(sample.rows.length))})`
        : texts.whiskers,
      yLabel: axisLabel(column),
      labels: groups.map((group) => groupLabel(group, summary, formatter)),
      series: [5, 25, 50, 75, 95].map((percent, part) => ({
        name: String(percent),
        values: boxes.map((box) => box?.[part] ?? null),
      })),
    };
  }
}

/** Histograms in ever finer classes, for whoever asks for more charts than there are others. */
export function* finerHistograms(kit: Kit): Generator<ChartSpec> {
  const { analysis, texts, formatter } = kit;
  const columns = described(kit);
  for (let classes = FEWEST_CLASSES; columns.length > 0; classes += 1) {
    for (const { column } of columns) {
      const values = analysis.sample.valuesOf(analysis.columns.indexOf(column), () => true);
      const ranked = new SortedValues(values);
      const histogram = histogramOf(ranked, { whole: column.type === 'integer', classes });
      const title = texts.classes(column.label, formatter.integer(classes));
      yield histogramChart(column, histogram, title, kit);
    }
  }
}

/** Draws the classes of a histogram, named by their limits. */
export function histogramChart(
  column: Column,
  histogram: Histogram,
  title: string,
  kit: Kit,
): ChartSpec {
  return {
    kind: 'histogram',
    title,
    xLabel: axisLabel(column),
    yLabel: kit.common.numberOfRows,
    labels: histogram.counts.map((_, index) => className(histogram, index, column, kit)),
    series: [{ name: column.label, values: histogram.counts }],
  };
}

/** The columns that hold values. */
export function described({ analysis }: Kit): Described[] {
  return analysis.numeric.flatMap(({ column, distribution }: NumericAnalysis) =>
    distribution ? [{ column, distribution }] : [],
  );
}

function className(histogram: Histogram, index: number, column: Column, kit: Kit): string {
  const { edges, counts, openBelow, openAbove } = histogram;
  const from = edges[index] ?? 0;
  const to = edges[index + 1] ?? from;
  const text = (edge: number): string =>
    Math.abs(edge) >= 1e6 ? kit.formatter.compact(edge) : kit.formatter.number(edge);
  if (openBelow && index === 0) return `< ${text(to)}`;
  if (openAbove && index === counts.length - 1) return `≥ ${text(from)}`;
  // A class of whole numbers ends before its upper limit.
  const last = column.type === 'integer' && to > from ? to - 1 : to;
  return last === from ? text(from) : `${text(from)} – ${text(last)}`;
}

function boxOf(sorted: Float64Array): number[] | null {
  if (sorted.length === 0) return null;
  return [5, 25, 50, 75, 95].map((percent) => quantile(sorted, percent));
}

/** Empty texts belong to the group of empty cells. */
function sameGroup(cell: Cell | undefined, value: Cell): boolean {
  return (cell === '' || cell === undefined ? null : cell) === value;
}
