import type { Column } from './cells';
import { isNumeric } from './cells';
import { formatsOf } from './heavy';
import type { ChartInput, HeavyInput } from './heavy';
import { readInlineRows } from './inline-rows';
import { reportColumns } from './report-columns';
import { listKeys, unknownKey } from './report-problem';
import type { ReportProblem } from './report-problem';

type Loc = ReportProblem['loc'];

/** A request, or the part of one that a definition lays down. */
type Asked = Pick<HeavyInput, 'report_type'> & Partial<HeavyInput>;

/** The most cells of an inline table; sparse rows could name far more than the body limit suggests. */
const CELLS_MAX = 2_000_000;

/** Checks everything about a report's request that its schema cannot: columns, cells and keys. */
export function checkHeavyInput(input: HeavyInput, known?: readonly Column[]): ReportProblem[] {
  const { columns, problems } = reportColumns(input, known);
  if (problems.length > 0) return problems;
  // The columns of a query that nobody has declared are checked when it has run.
  if (columns.length === 0) return [];
  return [...checkReport(input, columns), ...checkCells(input, columns)];
}

/** Checks the members of a request that name columns, and that the two ways to say `rows` agree. */
export function checkReport(input: Asked, columns: readonly Column[]): ReportProblem[] {
  const { group_by: groupBy, totals = [], charts } = input;
  const described = Array.isArray(charts) ? charts : [];
  return [
    ...(groupBy === undefined ? [] : checkKey(['group_by'], groupBy, columns)),
    ...totals.flatMap((key, index) => checkMeasure(['totals', index], key, columns)),
    ...described.flatMap((chart, index) => checkChart(['charts', index], chart, columns)),
    ...checkRowCount(input),
    ...checkFormats(input),
    ...checkOnError(input),
    ...checkPassword(input),
    ...checkArchive(input),
  ];
}

function checkCells(input: HeavyInput, columns: Column[]): ReportProblem[] {
  if (input.source?.kind !== 'inline') return [];
  const { rows } = input.source;
  const loc = ['source', 'rows'];
  if (rows.length * columns.length > CELLS_MAX) {
    const message = `${rows.length} rows of ${columns.length} columns are too many; at most ${CELLS_MAX} cells`;
    return [{ loc, message }];
  }
  return readInlineRows(rows, columns).problems.map(({ row, column, message }) => ({
    loc: [...loc, row - 1, column],
    message,
  }));
}

/** Checks the columns that a chart is drawn from. */
export function checkChart(
  loc: Loc,
  chart: ChartInput,
  columns: readonly Column[],
): ReportProblem[] {
  const { kind, x, y } = chart;
  const needsNumbers = kind === 'histogram' || kind === 'scatter';
  const problems = [
    ...(needsNumbers ? checkMeasure : checkKey)([...loc, 'x'], x, columns),
    ...(y === undefined ? [] : checkMeasure([...loc, 'y'], y, columns)),
  ];
  if (kind !== 'scatter' || y !== undefined) return problems;
  return [...problems, { loc: [...loc, 'y'], message: 'a scatter needs a y, a numeric column' }];
}

function checkKey(loc: Loc, key: string, columns: readonly Column[]): ReportProblem[] {
  return columns.some((column) => column.key === key) ? [] : [unknownKey(loc, key, columns)];
}

/** Checks a key that must name a column of numbers. */
export function checkMeasure(loc: Loc, key: string, columns: readonly Column[]): ReportProblem[] {
  const column = columns.find((candidate) => candidate.key === key);
  if (!column) return [unknownKey(loc, key, columns)];
  if (isNumeric(column.type)) return [];
  const numeric = columns.filter((candidate) => isNumeric(candidate.type));
  const message = `the column "${key}" is of type ${column.type}, which holds no quantities; ${listKeys(numeric)}`;
  return [{ loc, message }];
}

function checkRowCount(input: Asked): ReportProblem[] {
  const { rows, source } = input;
  if (source?.kind !== 'sample' || rows === undefined || source.rows === undefined) return [];
  if (source.rows === rows) return [];
  const message = `rows is ${rows} but source.rows is ${source.rows}; give one of them, or both the same`;
  return [{ loc: ['rows'], message }];
}

/** Both would be the one PDF that the job's main file is. */
function checkFormats(input: Asked): ReportProblem[] {
  const formats = formatsOf(input);
  if (!formats.includes('pdf') || !formats.includes('analysis')) return [];
  const message = 'pdf and analysis are two jobs; ask for one of them';
  return [{ loc: ['formats'], message }];
}

function checkOnError({ on_error: outer, source }: Asked): ReportProblem[] {
  if (outer === undefined || source?.kind !== 'dataset') return [];
  if (source.on_error === undefined || source.on_error === outer) return [];
  const message = `on_error is ${outer} but source.on_error is ${source.on_error}; give one of them`;
  return [{ loc: ['on_error'], message }];
}

/** A file of another format would give away what the password protects. */
function checkPassword(input: Asked): ReportProblem[] {
  if (input.password === undefined) return [];
  if (formatsOf(input).every((format) => format === 'pdf')) return [];
  return [{ loc: ['password'], message: 'a password is for reports of the format pdf alone' }];
}

/** Archives must be able to read a file for ever: the standard forbids encryption. */
function checkArchive(input: Asked): ReportProblem[] {
  if (input.pdfa !== true) return [];
  const loc = ['pdfa'];
  if (input.password !== undefined) {
    return [{ loc, message: 'PDF/A forbids encryption; leave pdfa or password out' }];
  }
  if (formatsOf(input).includes('pdf')) return [];
  return [{ loc, message: 'pdfa is for reports of the format pdf' }];
}
