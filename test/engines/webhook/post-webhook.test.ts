import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { postWebhook } from '../../../src/engines/webhook';

describe('postWebhook', () => {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
    else if (request.url !== '/silent') response.writeHead(204).end();
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = (path: string, { allowed = true, host = '127.0.0.1', timeoutMs = 20_000 } = {}) =>
    postWebhook({
      url: `http://${host}:${port}${path}`,
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      timeoutMs,
      isAllowed: () => allowed,
    });

  test('gives the answer and follows no redirect', async () => {
    expect(await post('/hook')).toEqual({ status: 204 });
    expect(await post('/moved')).toEqual({ status: 302 });
    expect(paths).not.toContain('/elsewhere');
  });

  test.each(['127.0.0.1', 'localhost'])(
    'connects to %s only where that is allowed',
    async (host) => {
      const before = paths.length;
      await expect(post('/hook', { allowed: false, host })).rejects.toMatchObject({
        code: 'VALIDATION',
      });
      expect(paths).toHaveLength(before);
    },
  );

  test('gives up on silence', async () => {
    await expect(post('/silent', { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});
