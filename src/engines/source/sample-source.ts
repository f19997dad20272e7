import { AppError } from '../../contract/errors';
import { DEFAULT_LOCALE } from '../../contract/names';
import { selectSampleColumns } from '../../contract/jobs/report-columns';
import type { ColumnInput } from '../../contract/jobs/report-source';
import { SAMPLE_COLUMNS } from '../../contract/jobs/sample-columns';
import type { RowSource } from '../report';
import { makePolicy } from './sample/policy';
import { RowRandom } from './sample/random';
import { sourceOf } from './table';
import type { Table } from './table';

/** The size of a sample, its seed, and what of it is shown how. */
export interface SampleOptions {
  rows: number;
  seed: number;
  /** Decides the language of the labels; French where absent. */
  locale?: string;
  /** The columns to show, in this order; all where absent. */
  columns?: readonly ColumnInput[];
}

/** Makes a row source of an insurance portfolio; the same size and seed give the same rows everywhere. */
export function createSampleSource(options: SampleOptions): RowSource {
  return sourceOf(createSampleTable(options));
}

/** Makes the sample as a table, each row of which is made when it is asked for. */
export function createSampleTable(options: SampleOptions): Table {
  const { rows, seed, locale = DEFAULT_LOCALE, columns: given } = options;
  const { columns, problems } = selectSampleColumns(given, locale);
  const [problem] = problems;
  if (problem) {
    throw new AppError('VALIDATION', problem.message, { details: { loc: problem.loc } });
  }
  const random = new RowRandom(seed);
  const positions = columns.map(({ key }) =>
    SAMPLE_COLUMNS.findIndex((known) => known.key === key),
  );
  const whole = given === undefined;
  return {
    columns,
    rowCount: rows,
    rowAt(index) {
      const policy = makePolicy(random, index, rows);
      return whole ? policy : positions.map((position) => policy[position] ?? null);
    },
  };
}
