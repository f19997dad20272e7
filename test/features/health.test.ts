import { describe, expect, test } from '@jest/globals';
import { stack } from '../support/stack';

describe('the health of the running stack', () => {
  const get = async (path: string) => {
    const response = await fetch(`${stack().api}${path}`);
    return { status: response.status, body: (await response.json()) as unknown };
  };

  test.each(['', '/api/v1'])('GET %s/health* say that everything serves', async (base) => {
    expect(await get(`${base}/health`)).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await get(`${base}/health/db`)).toMatchObject({
      status: 200,
      body: { status: 'ok', database: true, redis: true },
    });
    expect(await get(`${base}/health/ready`)).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
  });
});
