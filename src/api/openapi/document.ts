import { API_BASE } from '../../contract/names';
import type { Endpoint } from '../endpoint';
import { describeOperation } from './operation';
import { createSchemaComponents } from './schema-components';
import type { JsonSchema } from './schema-components';

const DESCRIPTION = `Reports, documents and notifications as durable jobs. Post a job, follow it under its \`job_id\`, download its files.

Texts are French by default and English with \`Accept-Language: en\`. Every error is a problem of RFC 9457 whose \`detail\` is a text, or for status 422 the list of what is wrong.`;

/** Builds the OpenAPI 3.1 document of the endpoints, out of the schemas that requests are checked with. */
export function buildDocument(endpoints: readonly Endpoint[]): JsonSchema {
  const schemas = createSchemaComponents();
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) {
    const operations = (paths[endpoint.path] ??= {});
    operations[endpoint.method] = describeOperation(endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pressroom', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
    servers: [{ url: API_BASE }, { url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.collected,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
