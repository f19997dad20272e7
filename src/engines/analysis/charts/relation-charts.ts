import type { Column } from '../../../contract/jobs/cells';
import type { ChartSpec } from '../../chart/chart';
import type { Kit } from '../kit';
import { axisLabel } from '../kit';

/** Columns that a matrix on one page can name. */
const MATRIX_COLUMNS = 10;

/** Points that a cloud of half a page can bear. */
const POINTS_SHOWN = 800;

/** Two columns and how they move together. */
export interface Pair {
  x: Column;
  y: Column;
  /** Pearson's coefficient. */
  r: number;
}

/** Every two columns that correlate at all, the closest first. */
export function listPairs({ columns, matrix }: Kit['analysis']['correlations']): Pair[] {
  const pairs = columns.flatMap((y, right) =>
    columns.slice(0, right).flatMap((x, left): Pair[] => {
      const r = matrix[right]?.[left] ?? null;
      return r === null ? [] : [{ x, y, r }];
    }),
  );
  return pairs.sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
}

/** The matrix of correlations as a field of colours. */
export function* correlationMap({ analysis, texts }: Kit): Generator<ChartSpec> {
  const { columns, matrix } = analysis.correlations;
  const shown = columns.slice(0, MATRIX_COLUMNS);
  if (shown.length < 2) return;
  yield {
    kind: 'heatmap',
    title: texts.correlations,
    labels: shown.map(({ label }) => label),
    grid: shown.map(({ label }, index) => ({
      label,
      values: (matrix[index] ?? []).slice(0, shown.length),
    })),
  };
}

/** Clouds of points of two columns each, the closest pairs first. */
export function* scatters(kit: Kit): Generator<ChartSpec> {
  for (const { x, y } of listPairs(kit.analysis.correlations)) {
    yield scatterChart(x, y, kit.texts.scatter(x.label, y.label), kit);
  }
}

/** A cloud of points of two columns; where a few far ones would crush the rest, it shows the rest. */
export function scatterChart(x: Column, y: Column, title: string, kit: Kit): ChartSpec {
  const { columns, sample } = kit.analysis;
  const [across, up] = [columns.indexOf(x), columns.indexOf(y)];
  const [limitX, limitY] = [farLimit(x, kit), farLimit(y, kit)];
  const points = sample.rows.flatMap((row): [number, number][] => {
    const [left, right] = [row[across], row[up]];
    if (typeof left !== 'number' || typeof right !== 'number') return [];
    return left <= limitX && right <= limitY ? [[left, right]] : [];
  });
  const step = Math.ceil(points.length / POINTS_SHOWN);
  const cut = Number.isFinite(limitX) || Number.isFinite(limitY);
  return {
    kind: 'scatter',
    title,
    xLabel: cut ? `${axisLabel(x)} · ${kit.texts.farLeftOut}` : axisLabel(x),
    yLabel: axisLabel(y),
    points: points.filter((_, index) => index % step === 0),
  };
}

/** The 99th percentile of a column whose largest values lie far beyond it. */
function farLimit(column: Column, { analysis }: Kit): number {
  const found = analysis.numeric.find((each) => each.column === column)?.distribution;
  const p99 = found?.curve[99] ?? Infinity;
  const reach = p99 - (found?.quantiles.p05 ?? 0);
  return found && found.max - p99 > reach ? p99 : Infinity;
}
