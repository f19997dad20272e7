import type { HeavyInput } from '../../../contract/jobs/heavy';
import type { ReportProblem } from '../../../contract/jobs/report-problem';
import { findQuery } from '../../../contract/reports/find-query';
import type { ReportDefinition, ReportsFile } from '../../../contract/reports/definitions';
import { checkLayout } from '../../../contract/reports/check-layout';
import { readParameters } from '../../../contract/reports/parameters';

/**
 * Completes a report that names a query or a definition with what the operator has laid down for it; what
 * the request says itself goes first. `said` tells which members with a default the request names.
 */
export function completeNamed(
  input: HeavyInput,
  reports: ReportsFile,
  said: { type: boolean; locale: boolean },
): { input: HeavyInput; problems: ReportProblem[] } {
  const { source } = input;
  if (source?.kind !== 'sql' && source?.kind !== 'definition') return { input, problems: [] };
  const found = findQuery(reports, source);
  if (!found) {
    const names = Object.keys(source.kind === 'sql' ? reports.queries : reports.definitions);
    const message = `there is no ${source.kind} "${source.name}"; allowed: ${names.join(', ') || 'none'}`;
    return { input, problems: [{ loc: ['source', 'name'], message }] };
  }
  const { query, definition } = found;
  const { values, problems } = readParameters(query, source.parameters ?? {});
  const laidDown = { ...defaultsOf(query), ...(definition && defaultsOf(definition)) };
  const own = definition && {
    ...(!said.locale && definition.locale !== undefined && { locale: definition.locale }),
    ...(!said.type && { report_type: definition.report_type }),
    ...(input.formats === undefined &&
      !said.type &&
      definition.formats && { formats: definition.formats }),
  };
  const completed = { ...laidDown, ...input, ...own, source: { ...source, parameters: values } };
  return { input: completed, problems: [...problems, ...layoutProblems(completed, definition)] };
}

/** Columns of the request's own may leave out what the definition's layout shows. */
function layoutProblems(
  { columns }: HeavyInput,
  definition: ReportDefinition | undefined,
): ReportProblem[] {
  if (!columns || !definition?.layout) return [];
  const labelled = columns.map(({ label, ...column }) => ({
    ...column,
    label: label ?? column.key,
  }));
  return checkLayout(definition.layout, labelled).map(({ message }) => ({
    loc: ['columns'],
    message: `the layout of the definition needs them: ${message}`,
  }));
}

type Defaults = Pick<HeavyInput, 'title' | 'columns' | 'group_by' | 'totals' | 'charts'>;

/** The members that are laid down, and no others, so that none is overwritten by nothing. */
function defaultsOf({ title, columns, group_by: groupBy, totals, charts }: Defaults): Defaults {
  return {
    ...(title !== undefined && { title }),
    ...(columns && { columns }),
    ...(groupBy !== undefined && { group_by: groupBy }),
    ...(totals && { totals }),
    ...(charts !== undefined && { charts }),
  };
}
