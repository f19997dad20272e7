import { z } from 'zod';
import { columnInput } from '../../../contract/jobs/report-source';
import { parameterSchema } from '../../../contract/reports/parameters';
import { defineEndpoint } from '../../endpoint';

const definitionAnswer = z
  .object({
    kind: z.enum(['sql', 'definition']),
    name: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).describe('JSON Schema of `source.parameters`.'),
    columns: z.array(columnInput).optional(),
    report_type: z.string().optional(),
    locale: z.string().optional().describe('Where the request names none.'),
    formats: z.array(z.string()).optional(),
  })
  .meta({ id: 'ReportDefinition' });

export const listDefinitions = defineEndpoint({
  id: 'listReportDefinitions',
  method: 'get',
  path: '/reports/definitions',
  tag: 'reports',
  summary: 'List the queries and reports that can be asked for by name',
  access: ['ADMIN'],
  answers: { 200: { description: 'By name', schema: z.array(definitionAnswer) } },
  handle: async ({ api }) => {
    const { queries, definitions } = api.reports;
    const body: z.input<typeof definitionAnswer>[] = [];
    for (const [name, query] of Object.entries(queries)) {
      const { title, description, columns } = query;
      const parameters = parameterSchema(query);
      body.push({ kind: 'sql', name, title, description, parameters, columns });
    }
    for (const [name, definition] of Object.entries(definitions)) {
      const query = queries[definition.query];
      const { title, description, report_type: type, formats, locale } = definition;
      body.push({
        kind: 'definition',
        name,
        title: title ?? query?.title,
        description: description ?? query?.description,
        parameters: query ? parameterSchema(query) : {},
        columns: definition.columns ?? query?.columns,
        report_type: type,
        locale,
        formats,
      });
    }
    return { status: 200, body };
  },
});
