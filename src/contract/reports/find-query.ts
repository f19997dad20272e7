import type { ReportSource } from '../jobs/report-source';
import type { NamedQuery, ReportDefinition, ReportsFile } from './definitions';

/** The query that a source of kind `sql` or `definition` asks for, and the definition if it names one. */
export function findQuery(
  reports: ReportsFile,
  source: Extract<ReportSource, { kind: 'sql' | 'definition' }>,
): { query: NamedQuery; definition?: ReportDefinition } | undefined {
  if (source.kind === 'sql') {
    const query = own(reports.queries, source.name);
    return query && { query };
  }
  const definition = own(reports.definitions, source.name);
  const query = definition && own(reports.queries, definition.query);
  return query && definition && { query, definition };
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
