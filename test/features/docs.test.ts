import { describe, expect, test } from '@jest/globals';
import { stack } from '../support/stack';

describe('the docs of the running stack', () => {
  test('GET /openapi.json names every endpoint', async () => {
    const response = await fetch(`${stack().api}/openapi.json`);
    expect(response.status).toBe(200);
    const { openapi, paths } = (await response.json()) as { openapi: string; paths: object };
    expect(openapi).toMatch(/^3\.1\./);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/reports/heavy', '/reports/jobs/{job_id}', '/health', '/metrics']),
    );
  });

  test('GET /docs and its parts come from here', async () => {
    const page = await (await fetch(`${stack().api}/docs`)).text();
    expect(page).toContain('swagger-ui-bundle.js');
    expect(page).not.toMatch(/https?:\/\//);
    const script = await fetch(`${stack().api}/docs/swagger-ui-bundle.js`);
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    await script.text();
  });
});
