import type { TableSummary } from '../../summary/summary';
import type { Profile } from './column-profile';
import type { NumericAnalysis } from './column-values';
import type { Correlations } from './correlation-matrix';
import type { RowSample } from './row-sample';

/** What was learnt from all rows of a table, whichever way they were read. */
export interface TableReading {
  numeric: NumericAnalysis[];
  profiles: Profile[];
  summary: TableSummary;
  correlations: Correlations;
  sample: RowSample;
}
