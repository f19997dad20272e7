import type { Column } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { ReportSpec } from '../report';
import { GivenChart } from './charts/given-charts';
import { AggregateReader } from './reading/aggregate-reader';
import { ColumnProfile } from './reading/column-profile';
import { CorrelationMatrix } from './reading/correlation-matrix';
import { NumericReader } from './reading/numeric-reader';
import { RowSample } from './reading/row-sample';
import type { TableReading } from './reading/table-reading';
import { findTrends } from './reading/trends';
import type { Trend } from './reading/trends';

/** Everything that was found out about a table. */
export interface Analysis extends TableReading {
  rows: number;
  columns: Column[];
  trends: Trend[];
  /** The charts that the caller describes. */
  given: GivenChart[];
}

/** Hears how many rows were read, of how many. */
type OnRows = (done: number, total: number) => void;

/** Analyses all of a table: by its source's own figures where it has them, else row by row. */
export async function analyse(spec: ReportSpec, onRows: OnRows): Promise<Analysis> {
  const { source } = spec;
  const described = Array.isArray(spec.charts) ? spec.charts : [];
  const given = described.map((chart) => new GivenChart(chart, source.columns));
  const reading =
    (await readAggregates(spec, given, onRows)) ?? (await readRows(spec, given, onRows));
  return {
    ...reading,
    rows: reading.summary.rows,
    columns: source.columns,
    trends: findTrends(
      reading.summary,
      reading.numeric.map(({ column }) => column),
    ),
    given,
  };
}

/** Undefined where the source has no figures of its own, or something is asked that they do not tell. */
async function readAggregates(
  { source, groupBy }: ReportSpec,
  given: readonly GivenChart[],
  onRows: OnRows,
): Promise<TableReading | undefined> {
  const { aggregates, rowCount } = source;
  if (!aggregates || rowCount === 0 || given.some(({ needsRows }) => needsRows)) return undefined;
  return new AggregateReader(source, aggregates, onRows).read(groupBy);
}

/** Reads the rows, more than once where their numbers do not fit into memory. */
async function readRows(
  { source, groupBy }: ReportSpec,
  given: readonly GivenChart[],
  onRows: OnRows,
): Promise<TableReading> {
  const placed = source.columns.map((column, position) => ({ column, position }));
  const numeric = placed.filter(({ column }) => isNumeric(column.type));
  const profiles = placed
    .filter(({ column }) => !isNumeric(column.type))
    .map(({ column, position }) => new ColumnProfile(column, position));
  const correlations = new CorrelationMatrix(numeric);
  const sample = new RowSample(source.rowCount);
  const reader = new NumericReader(source, numeric, onRows);
  const summary = await reader.readFirst([...profiles, correlations, sample, ...given], groupBy);
  await reader.readRest();
  return {
    numeric: reader.described,
    profiles: profiles.map((profile) => profile.describe()),
    summary,
    correlations: correlations.describe(),
    sample,
  };
}
