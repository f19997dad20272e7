import { z } from 'zod';
import { COLUMN_TYPES } from '../jobs/cells';
import { REPORT_FORMATS, REPORT_TYPES, chartInput, localeInput } from '../jobs/heavy';
import { checkReport } from '../jobs/report-checks';
import type { ReportProblem } from '../jobs/report-problem';
import { columnInput } from '../jobs/report-source';
import { checkLayout } from './check-layout';
import { houseLayout, reportLayout } from './layout';
import { namedMembers } from './strict-object';

const NAME = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,99}$/, 'a name is lower-case letters, digits, _ and -');
const key = z.string().min(1).max(500);

/** A value that a caller gives to a query; `money` is a number, so it needs no type of its own. */
const parameter = namedMembers({
  type: z.enum(COLUMN_TYPES).exclude(['money']),
  description: z.string().max(500).optional(),
  /** Used where the caller gives none; without it the caller must. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** The values that are allowed. */
  enum: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional(),
});
export type QueryParameter = z.infer<typeof parameter>;

/** What a report shows where the request does not say. */
const defaults = {
  title: z.string().trim().min(1).max(200).optional(),
  description: z.string().max(2000).optional(),
  columns: z.array(columnInput).min(1).max(200).optional(),
  group_by: key.optional(),
  totals: z.array(key).max(200).optional(),
  charts: z.union([z.int().min(0).max(50), z.array(chartInput).max(50)]).optional(),
};

/** A query that reports may ask for by its name; the SQL is the operator's alone. */
const namedQuery = namedMembers({
  /** One select; `:name` stands for the parameter of that name. */
  sql: z.string().min(1),
  parameters: z.record(NAME, parameter).default({}),
  ...defaults,
});
export type NamedQuery = z.infer<typeof namedQuery>;

/** A report that may be asked for by its name alone. */
const reportDefinition = namedMembers({
  query: NAME,
  report_type: z.enum(REPORT_TYPES).default('pdf'),
  formats: z.array(z.enum(REPORT_FORMATS)).min(1).optional(),
  /** In place of the usual locale where the request names none. */
  locale: localeInput.optional(),
  layout: reportLayout.optional(),
  ...defaults,
});
export type ReportDefinition = z.infer<typeof reportDefinition>;

/** The operator's file of queries and reports. */
export const reportsFile = namedMembers({
  /** How all reports look whose definition does not say it. */
  layout: houseLayout.optional(),
  queries: z.record(NAME, namedQuery).default({}),
  definitions: z.record(NAME, reportDefinition).default({}),
}).superRefine(({ queries, definitions }, context) => {
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { loc, message } of checkDefinition(definition, queries)) {
      context.addIssue({ code: 'custom', path: ['definitions', name, ...loc], message });
    }
  }
  for (const [name, query] of Object.entries(queries)) {
    const unknown = parameterNames(query.sql).find((p) => !Object.hasOwn(query.parameters, p));
    if (unknown === undefined) continue;
    const message = `the parameter :${unknown} is not declared`;
    context.addIssue({ code: 'custom', path: ['queries', name, 'sql'], message });
  }
});
export type ReportsFile = z.infer<typeof reportsFile>;

/** Checks what a definition names: its query and, where its columns are declared, them. */
function checkDefinition(
  definition: ReportDefinition,
  queries: Readonly<Record<string, NamedQuery>>,
): ReportProblem[] {
  const query = Object.hasOwn(queries, definition.query) ? queries[definition.query] : undefined;
  if (!query) {
    const allowed = Object.keys(queries).join(', ') || 'none';
    const message = `there is no query "${definition.query}"; allowed: ${allowed}`;
    return [{ loc: ['query'], message }];
  }
  const declared = definition.columns ?? query.columns;
  if (!declared) return [];
  const columns = declared.map(({ label, ...column }) => ({
    ...column,
    label: label ?? column.key,
  }));
  const layout = checkLayout(definition.layout ?? {}, columns);
  return [
    ...checkReport(definition, columns),
    ...layout.map(({ loc, message }) => ({ loc: ['layout', ...loc], message })),
  ];
}

/** Nothing defined. */
export const NO_REPORTS: ReportsFile = { queries: {}, definitions: {} };

/** `:name`, but neither the cast `::type` nor a time such as `12:30`. */
const PLACEHOLDER = /(?<![:\w]):([a-z][a-z0-9_]*)/g;

function parameterNames(sql: string): string[] {
  return [...new Set([...sql.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** Writes a query with the numbered placeholders of the database, and lists the names in their order. */
export function numberParameters(sql: string): { text: string; names: string[] } {
  const names = parameterNames(sql);
  const text = sql.replace(PLACEHOLDER, (_, name: string) => `$${names.indexOf(name) + 1}`);
  return { text, names };
}
