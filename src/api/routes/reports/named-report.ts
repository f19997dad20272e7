import type { HeavyInput } from '../../../contract/jobs/heavy';
import type { ReportProblem } from '../../../contract/jobs/report-problem';
import { findQuery } from '../../../contract/reports/find-query';
import type { ReportsFile } from '../../../contract/reports/definitions';
import { readParameters } from '../../../contract/reports/parameters';

/**
 * Completes a report that names a query or a definition with what the operator has laid down for it; what
 * the request says itself goes first. `typed` says that the request names a report type.
 */
export function completeNamed(
  input: HeavyInput,
  reports: ReportsFile,
  typed: boolean,
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
    ...(!typed && { report_type: definition.report_type }),
    ...(input.formats === undefined &&
      !typed &&
      definition.formats && { formats: definition.formats }),
  };
  return {
    input: { ...laidDown, ...input, ...own, source: { ...source, parameters: values } },
    problems,
  };
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
