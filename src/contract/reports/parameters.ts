import { readCell } from '../jobs/cells';
import type { ReportProblem } from '../jobs/report-problem';
import type { NamedQuery, QueryParameter } from './definitions';

/** Values by parameter, as a request gives them. */
export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

/** Checks the values that a request gives to a query, and fills in those it does not. */
export function readParameters(
  query: NamedQuery,
  given: ParameterValues,
): { values: Record<string, string | number | boolean>; problems: ReportProblem[] } {
  const values: Record<string, string | number | boolean> = {};
  const problems: ReportProblem[] = [];
  const loc = (name: string): string[] => ['source', 'parameters', name];
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(query.parameters, name)) continue;
    const allowed = Object.keys(query.parameters).join(', ') || 'none';
    problems.push({
      loc: loc(name),
      message: `there is no parameter "${name}"; allowed: ${allowed}`,
    });
  }
  for (const [name, parameter] of Object.entries(query.parameters)) {
    const value = Object.hasOwn(given, name) ? given[name] : parameter.default;
    const message = faultOf(name, parameter, value);
    if (message !== undefined) problems.push({ loc: loc(name), message });
    else if (value !== undefined) values[name] = value;
  }
  return { values, problems };
}

function faultOf(
  name: string,
  { type, enum: allowed }: QueryParameter,
  value: string | number | boolean | undefined,
): string | undefined {
  if (value === undefined) return `the parameter "${name}" is required`;
  if (readCell(value, type) === undefined || value === '') {
    return `the parameter "${name}" is to be of type ${type}, not ${JSON.stringify(value)}`;
  }
  if (!allowed || allowed.some((option) => option === value)) return undefined;
  return `the parameter "${name}" is one of ${allowed.join(', ')}, not ${JSON.stringify(value)}`;
}

/** The JSON Schema of a query's parameters. */
export function parameterSchema(query: NamedQuery): Record<string, unknown> {
  const entries = Object.entries(query.parameters);
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, { type, description, default: fallback, enum: allowed }]) => [
        name,
        {
          ...JSON_TYPES[type],
          ...(description !== undefined && { description }),
          ...(fallback !== undefined && { default: fallback }),
          ...(allowed && { enum: allowed }),
        },
      ]),
    ),
    required: entries.filter(([, { default: d }]) => d === undefined).map(([name]) => name),
    additionalProperties: false,
  };
}

const JSON_TYPES: Record<QueryParameter['type'], Record<string, string>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
};
