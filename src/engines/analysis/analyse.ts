import type { Column } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { ReportSpec } from '../report';
import type { TableSummary } from '../summary/summary';
import { GivenChart } from './charts/given-charts';
import { ColumnProfile } from './reading/column-profile';
import type { Profile } from './reading/column-profile';
import type { NumericAnalysis } from './reading/column-values';
import { CorrelationMatrix } from './reading/correlation-matrix';
import type { Correlations } from './reading/correlation-matrix';
import { NumericReader } from './reading/numeric-reader';
import { RowSample } from './reading/row-sample';
import { findTrends } from './reading/trends';
import type { Trend } from './reading/trends';

/** Everything that was found out about a table. */
export interface Analysis {
  rows: number;
  columns: Column[];
  numeric: NumericAnalysis[];
  profiles: Profile[];
  summary: TableSummary;
  correlations: Correlations;
  trends: Trend[];
  sample: RowSample;
  /** The charts that the caller describes. */
  given: GivenChart[];
}

/** Reads a table, more than once where its numbers do not fit into memory, and analyses all of it. */
export async function analyse(
  spec: ReportSpec,
  onRows: (done: number, total: number) => void,
): Promise<Analysis> {
  const { source, groupBy } = spec;
  const placed = source.columns.map((column, position) => ({ column, position }));
  const numeric = placed.filter(({ column }) => isNumeric(column.type));
  const profiles = placed
    .filter(({ column }) => !isNumeric(column.type))
    .map(({ column, position }) => new ColumnProfile(column, position));
  const correlations = new CorrelationMatrix(numeric);
  const sample = new RowSample(source.rowCount);
  const described = Array.isArray(spec.charts) ? spec.charts : [];
  const given = described.map((chart) => new GivenChart(chart, source.columns));
  const reader = new NumericReader(source, numeric, onRows);
  const summary = await reader.readFirst([...profiles, correlations, sample, ...given], groupBy);
  await reader.readRest();
  return {
    rows: summary.rows,
    columns: source.columns,
    numeric: reader.described,
    profiles: profiles.map((profile) => profile.describe()),
    summary,
    correlations: correlations.describe(),
    trends: findTrends(
      summary,
      numeric.map(({ column }) => column),
    ),
    sample,
    given,
  };
}
