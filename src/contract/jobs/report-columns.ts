import type { Column } from './cells';
import type { HeavyInput } from './heavy';
import { inferColumns } from './inline-rows';
import { unknownKey } from './report-problem';
import type { ReportProblem } from './report-problem';
import type { ColumnInput } from './report-source';
import { SAMPLE_COLUMNS, sampleColumns } from './sample-columns';

/** The most columns of a table, given or found in inline rows. */
const COLUMNS_MAX = 200;

/** The longest key of a column, given or found in inline rows. */
const KEY_MAX = 500;

/**
 * Finds the columns of a report: those given, else all that the source has. `known` are the columns of a
 * source that is not part of the request.
 */
export function reportColumns(
  input: HeavyInput,
  known: readonly Column[] = [],
): {
  columns: Column[];
  problems: ReportProblem[];
} {
  const { columns: given, source, locale } = input;
  if (source?.kind === 'inline') {
    const columns = given ? labelColumns(given, []) : inferColumns(source.rows);
    return { columns, problems: given ? checkUnique(given) : checkInferred(columns) };
  }
  if (source?.kind === 'sql' || source?.kind === 'definition') {
    // What a query gives is known when it has run, unless somebody says it.
    if (known.length > 0) return { columns: [...known], problems: [] };
    return { columns: given ? labelColumns(given, []) : [], problems: checkUnique(given ?? []) };
  }
  if (source?.kind === 'dataset') return selectKnownColumns(given, known);
  return selectSampleColumns(given, locale);
}

/** Selects the sample's columns that the caller names, with the caller's labels; all where none is named. */
export function selectSampleColumns(
  given: readonly ColumnInput[] | undefined,
  locale: string,
): { columns: Column[]; problems: ReportProblem[] } {
  const known = sampleColumns(locale);
  if (!given) return { columns: known, problems: [] };
  return {
    columns: labelColumns(given, known),
    problems: [...checkUnique(given), ...checkSampleColumns(given)],
  };
}

/** Selects columns of a table; the caller may read one as another type. */
function selectKnownColumns(
  given: readonly ColumnInput[] | undefined,
  known: readonly Column[],
): { columns: Column[]; problems: ReportProblem[] } {
  if (!given) return { columns: [...known], problems: [] };
  const unknown = given.flatMap(({ key }, index) =>
    known.some((column) => column.key === key)
      ? []
      : [unknownKey(['columns', index, 'key'], key, known)],
  );
  return { columns: labelColumns(given, known), problems: [...checkUnique(given), ...unknown] };
}

/** Completes columns as given with what is known of them; a column without a label shows its key. */
function labelColumns(given: readonly ColumnInput[], known: readonly Column[]): Column[] {
  return given.map((column) => {
    const base = known.find((candidate) => candidate.key === column.key);
    return { ...base, ...column, label: column.label ?? base?.label ?? column.key };
  });
}

function checkUnique(given: readonly ColumnInput[]): ReportProblem[] {
  return given.flatMap(({ key }, index) =>
    given.findIndex((column) => column.key === key) < index
      ? [{ loc: ['columns', index, 'key'], message: `the column "${key}" is given twice` }]
      : [],
  );
}

function checkSampleColumns(given: readonly ColumnInput[]): ReportProblem[] {
  return given.flatMap(({ key, type }, index): ReportProblem[] => {
    const known = SAMPLE_COLUMNS.find((column) => column.key === key);
    if (!known) return [unknownKey(['columns', index, 'key'], key, SAMPLE_COLUMNS)];
    if (known.type === type) return [];
    const message = `the sample's column "${key}" is of type ${known.type}, not ${type}`;
    return [{ loc: ['columns', index, 'type'], message }];
  });
}

function checkInferred(columns: Column[]): ReportProblem[] {
  const loc = ['source', 'rows'];
  const long = columns.find((column) => column.key.length > KEY_MAX);
  if (columns.length === 0) {
    return [{ loc, message: 'the rows hold no key, so there is no column' }];
  }
  if (columns.length > COLUMNS_MAX) {
    const message = `the rows hold ${columns.length} different keys; a table has at most ${COLUMNS_MAX} columns`;
    return [{ loc, message }];
  }
  if (!long) return [];
  const message = `the key "${long.key.slice(0, 40)}…" has more than ${KEY_MAX} characters`;
  return [{ loc, message }];
}
