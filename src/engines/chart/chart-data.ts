import type { Column, Row } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import { AppError } from '../../contract/errors';
import type { ChartInput } from '../../contract/jobs/heavy';
import type { Formatter } from '../format/formatter';
import type { RowSource } from '../report';
import { CategoryCollector } from './category-collector';
import type { ChartSpec } from './chart';
import { HistogramCollector } from './histogram-collector';
import { ScatterCollector } from './scatter-collector';

/** Gathers the data of one chart, row by row, in memory that does not grow with the rows. */
export interface Collector {
  add(row: Row): void;
  chart(): ChartSpec;
}

/** Where a chart's data stands in a row. */
export interface ChartColumns {
  input: ChartInput;
  x: Column;
  xAt: number;
  y?: Column;
  yAt: number;
}

/** Gathers the data of all charts that a caller describes, in one pass over the rows. */
export class ChartCollector {
  private readonly collectors: Collector[];

  /** Refuses charts whose columns do not exist or do not fit. */
  constructor(columns: readonly Column[], inputs: readonly ChartInput[], formatter: Formatter) {
    this.collectors = inputs.map((input) => makeCollector(findColumns(input, columns), formatter));
  }

  /** Takes a batch of rows in. */
  add(rows: readonly Row[]): void {
    for (const row of rows) for (const collector of this.collectors) collector.add(row);
  }

  /** The charts, in the order in which they were described. */
  charts(): ChartSpec[] {
    return this.collectors.map((collector) => collector.chart());
  }
}

/** Reads a source once for the charts that a caller describes. */
export async function collectCharts(
  source: RowSource,
  inputs: readonly ChartInput[],
  formatter: Formatter,
): Promise<ChartSpec[]> {
  const collector = new ChartCollector(source.columns, inputs, formatter);
  for await (const rows of source.batches()) collector.add(rows);
  return collector.charts();
}

function makeCollector(columns: ChartColumns, formatter: Formatter): Collector {
  switch (columns.input.kind) {
    case 'histogram':
      return new HistogramCollector(columns, formatter);
    case 'scatter':
      return new ScatterCollector(columns);
    default:
      return new CategoryCollector(columns, formatter);
  }
}

function findColumns(input: ChartInput, columns: readonly Column[]): ChartColumns {
  const { kind } = input;
  const xAt = findColumn(input, 'x', columns);
  const x = columns[xAt] as Column;
  if (kind === 'histogram' || kind === 'scatter') requireNumeric(input, x, columns);
  if (input.y === undefined) {
    if (kind === 'scatter') {
      throw refuse(`A scatter chart needs y beside x; ${allowed(columns.filter(isQuantity))}`);
    }
    return { input, x, xAt, yAt: -1 };
  }
  const yAt = findColumn(input, 'y', columns);
  const y = columns[yAt] as Column;
  requireNumeric(input, y, columns);
  return { input, x, xAt, y, yAt };
}

function findColumn(input: ChartInput, axis: 'x' | 'y', columns: readonly Column[]): number {
  const key = input[axis];
  const position = columns.findIndex((column) => column.key === key);
  if (position >= 0) return position;
  throw refuse(
    `The ${input.kind} chart names column ${JSON.stringify(key)} as ${axis}, which is not in the table; ${allowed(columns)}`,
  );
}

function requireNumeric(input: ChartInput, column: Column, columns: readonly Column[]): void {
  if (isQuantity(column)) return;
  throw refuse(
    `The ${input.kind} chart needs numbers, but column ${JSON.stringify(column.key)} is of type ${column.type}; ${allowed(columns.filter(isQuantity))}`,
  );
}

function isQuantity({ type }: Column): boolean {
  return isNumeric(type);
}

function allowed(columns: readonly Column[]): string {
  const keys = columns.map(({ key }) => key).join(', ');
  return keys === '' ? 'the table has no column that fits' : `allowed: ${keys}`;
}

function refuse(message: string): AppError {
  return new AppError('VALIDATION', message);
}
