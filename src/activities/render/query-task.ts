import { AppError } from '../../contract/errors';
import type { HeavyInput } from '../../contract/jobs/heavy';
import { numberParameters } from '../../contract/reports/definitions';
import type { ReportsFile } from '../../contract/reports/definitions';
import { findQuery } from '../../contract/reports/find-query';
import { readParameters } from '../../contract/reports/parameters';
import type { ReportLooks } from '../../engines/look/prepare-looks';
import type { QueryTask } from './query-rows';

/** The operator's queries, and the database that they read. */
export interface ReportsDeps {
  file: ReportsFile;
  looks: ReportLooks;
  databaseUrl?: string | undefined;
  /** Milliseconds that any step of a query may take. */
  timeoutMs: number;
}

/** Makes the query of a report ready to run; undefined where the report has none. */
export function queryTaskOf(input: HeavyInput, reports: ReportsDeps): QueryTask | undefined {
  const { source, columns, group_by: groupBy, locale, report_type: type } = input;
  if (source?.kind !== 'sql' && source?.kind !== 'definition') return undefined;
  const found = findQuery(reports.file, source);
  if (!found) {
    throw new AppError('VALIDATION', `The ${source.kind} "${source.name}" is not defined here.`);
  }
  if (reports.databaseUrl === undefined) {
    throw new AppError('CONFIGURATION', 'REPORTS_DATABASE_URL is missing; named queries need it.');
  }
  const { text, names } = numberParameters(found.query.sql);
  const { values } = readParameters(found.query, source.parameters ?? {});
  const shown = columns ?? found.definition?.columns ?? found.query.columns;
  return {
    url: reports.databaseUrl,
    text,
    values: names.map((name) => values[name] ?? null),
    timeoutMs: reports.timeoutMs,
    ...(shown && { columns: shown }),
    // An analysis groups by itself.
    ...(groupBy !== undefined && type !== 'analysis' && { groupBy }),
    locale,
  };
}
