import { describe, expect, test } from '@jest/globals';
import { buildDocument } from '../../../src/api/openapi/document';
import { ENDPOINTS } from '../../../src/api/routes';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

describe('buildDocument', () => {
  const document = JSON.parse(JSON.stringify(buildDocument(ENDPOINTS))) as {
    openapi: string;
    servers: { url: string }[];
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  const operation = (method: string, path: string): Operation => {
    const found = document.paths[path]?.[method];
    if (!found) throw new Error(`no ${method} ${path}`);
    return found;
  };

  test('is OpenAPI 3.1 with relative servers', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.servers.map(({ url }) => url)).toEqual(['/api/v1', '/']);
  });

  test.each([
    ['post', '/reports/heavy', '200 400 401 403 409 413 415 422 429 500 503'],
    ['get', '/reports/jobs/{job_id}', '200 400 401 404 422 429 500 503'],
    ['delete', '/reports/jobs/{job_id}', '200 400 401 404 409 422 429 500 503'],
    ['get', '/reports/jobs/{job_id}/download', '200 206 304 400 401 404 409 416 422 429 500 503'],
    ['post', '/auth/login', '200 400 401 413 415 422 429 500 503'],
    ['patch', '/users/{id}', '200 400 401 403 404 409 413 415 422 429 500 503'],
    ['get', '/health', '200 400 422 500 503'],
    ['get', '/metrics', '200 400 422 500 503'],
  ])('documents every status of %s %s', (method, path, statuses) => {
    expect(Object.keys(operation(method, path).responses).join(' ')).toBe(statuses);
  });

  test('gives every error a media type and a schema', () => {
    for (const { responses } of Object.values(document.paths).flatMap(Object.values<Operation>)) {
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        const name = status === '422' ? 'ValidationProblem' : 'Problem';
        const schema = { $ref: `#/components/schemas/${name}` };
        expect(response.content).toEqual({ 'application/problem+json': { schema } });
      }
    }
  });

  test('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, reference = ''] of references) {
      const name = reference.replace('#/components/schemas/', '');
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  test('asks for a token wherever one is needed', () => {
    expect(operation('get', '/health').security).toEqual([]);
    expect(operation('get', '/reports/jobs').security).toEqual([{ bearer: [] }]);
  });

  test('describes the query members of a report as what they are', () => {
    const { parameters } = operation('post', '/reports/heavy');
    const pages = parameters.find(({ name }) => name === 'pages');
    expect(pages).toEqual({
      name: 'pages',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 20_000 },
    });
  });

  test('names every operation once', () => {
    const ids = ENDPOINTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
