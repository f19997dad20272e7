import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { useApi } from './support/use-api';

describe('createRouter', () => {
  const api = useApi();

  test('answers 404 at an address where nothing is', async () => {
    const { status, headers, body } = await api.call('GET', '/api/v1/nothing?x=1');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:pressroom:problem:not-found',
      title: 'Introuvable',
      status: 404,
      detail: expect.stringContaining('/api/v1/nothing'),
      instance: '/api/v1/nothing',
      code: 'NOT_FOUND',
      request_id: headers.get('x-request-id'),
    });
  });

  test.each([
    ['PUT', '/reports/jobs/some-id', 'GET, DELETE, HEAD'],
    ['GET', '/reports/heavy', 'POST'],
    ['OPTIONS', '/users', 'GET, POST, HEAD'],
    ['DELETE', '/health', 'GET, HEAD'],
  ])('answers 405 to %s %s and says what is allowed', async (method, path, allowed) => {
    const { status, headers } = await api.call(method, path);
    expect([status, headers.get('allow')]).toEqual([405, allowed]);
  });

  test('takes over a sane request id and replaces another', async () => {
    const idOf = async (id: string) => {
      const { headers } = await api.call('GET', '/health', { headers: { 'x-request-id': id } });
      return headers.get('x-request-id');
    };
    expect(await idOf('trace-42:7')).toBe('trace-42:7');
    expect(await idOf('{"a":1}')).toMatch(/^[\da-f-]{36}$/);
    expect(await idOf('x'.repeat(101))).toMatch(/^[\da-f-]{36}$/);
  });

  test.each([
    ['en', 'Not found'],
    ['en-GB,en;q=0.9', 'Not found'],
    ['de', 'Introuvable'],
    ['*', 'Introuvable'],
    ['fr, en', 'Introuvable'],
  ])('answers in the language of Accept-Language: %s', async (language, title) => {
    const { body } = await api.call('GET', '/no', { headers: { 'accept-language': language } });
    expect(body.title).toBe(title);
  });

  test('answers what is no HTTP as a problem', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => {
        socket.write('GET /with space HTTP/1.1\r\n\r\n');
      });
      socket.on('data', (part) => (text += part.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/,
    );
  });
});
