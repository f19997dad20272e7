import type { ChartSpec } from '../../chart/chart';
import { groupLabel } from '../../chart/choose';
import type { GroupSummary } from '../../summary/summary';
import type { Kit } from '../kit';
import { axisLabel } from '../kit';
import { described } from './distribution-charts';

const GROUPS_SHOWN = 14;
const SLICES_SHOWN = 7;

/** The mean of each column, group by group. */
export function* groupMeans(kit: Kit): Generator<ChartSpec> {
  const { summary } = kit.analysis;
  const { groupColumn } = summary;
  if (!groupColumn || summary.groups.length < 2) return;
  const groups = summary.groups.filter(({ isRest }) => !isRest).slice(0, GROUPS_SHOWN);
  for (const { column } of described(kit)) {
    const title = kit.texts.meanBy(column.label, groupColumn.label);
    yield {
      kind: 'bar',
      title,
      yLabel: axisLabel(column),
      labels: groups.map((group) => groupLabel(group, summary, kit.formatter)),
      series: [{ name: title, values: groups.map((group) => meanOf(group, column.key)) }],
    };
  }
}

/** How the rows spread over the groups: as shares, then as counts. */
export function* groupSizes(kit: Kit): Generator<ChartSpec> {
  const { groupColumn, groups } = kit.analysis.summary;
  if (!groupColumn) return;
  yield sizes('pie', kit.texts.shareBy(groupColumn.label), SLICES_SHOWN, kit);
  if (groups.length > 1) {
    yield sizes('bar', kit.texts.rowsBy(groupColumn.label), GROUPS_SHOWN, kit);
  }
}

/** How much of each column is filled; it can be said of any table, as often as asked. */
export function* completeness(kit: Kit): Generator<ChartSpec> {
  const { analysis, texts, common } = kit;
  const shown = [...analysis.numeric, ...analysis.profiles].slice(0, 30);
  for (;;) {
    yield {
      kind: 'bar',
      title: texts.completeness,
      yLabel: common.numberOfRows,
      labels: shown.map(({ column }) => column.label),
      series: [{ name: texts.filled, values: shown.map(({ count }) => count) }],
    };
  }
}

/** The mean of a column in one group; null where the group holds no value. */
export function meanOf(group: GroupSummary, key: string): number | null {
  const count = group.counts[key] ?? 0;
  return count === 0 ? null : (group.sums[key] ?? 0) / count;
}

function sizes(kind: 'pie' | 'bar', title: string, shown: number, kit: Kit): ChartSpec {
  const { analysis, common, formatter } = kit;
  const { summary } = analysis;
  const named = summary.groups.filter(({ isRest }) => !isRest).slice(0, shown);
  const others = summary.rows - named.reduce((sum, { rows }) => sum + rows, 0);
  const labels = named.map((group) => groupLabel(group, summary, formatter));
  const values = named.map(({ rows }) => rows);
  return {
    kind,
    title,
    yLabel: common.numberOfRows,
    labels: others > 0 ? [...labels, common.other] : labels,
    series: [{ name: common.numberOfRows, values: others > 0 ? [...values, others] : values }],
  };
}
