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

/** A cloud of points of two columns. */
export function scatterChart(x: Column, y: Column, title: string, { analysis }: Kit): ChartSpec {
  const [across, up] = [analysis.columns.indexOf(x), analysis.columns.indexOf(y)];
  const all = analysis.sample.rows.flatMap((row): [number, number][] => {
    const point = [row[across], row[up]];
    return typeof point[0] === 'number' && typeof point[1] === 'number'
      ? [[point[0], point[1]]]
      : [];
  });
  const step = Math.ceil(all.length / POINTS_SHOWN);
  return {
    kind: 'scatter',
    title,
    xLabel: axisLabel(x),
    yLabel: axisLabel(y),
    points: all.filter((_, index) => index % step === 0),
  };
}
