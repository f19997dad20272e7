import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AppError, ERRORS } from '../../src/contract/errors';
import type { ErrorCode } from '../../src/contract/errors';

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('ERRORS', () => {
  test('the codes that clients build on stay as they are', () => {
    expect(CODES.map((code) => `${code} ${ERRORS[code].status}`)).toEqual([
      'VALIDATION 422',
      'UNSUPPORTED_REPORT_TYPE 400',
      'BAD_REQUEST 400',
      'UNAUTHENTICATED 401',
      'FORBIDDEN 403',
      'NOT_FOUND 404',
      'METHOD_NOT_ALLOWED 405',
      'CONFLICT 409',
      'PAYLOAD_TOO_LARGE 413',
      'UNSUPPORTED_MEDIA_TYPE 415',
      'RANGE_NOT_SATISFIABLE 416',
      'TOO_MANY_REQUESTS 429',
      'UPSTREAM_UNAVAILABLE 503',
      'RENDER_FAILED 500',
      'WORKFLOW_ENDED 500',
      'MAIL_REFUSED 422',
      'JOB_SUPERSEDED 409',
      'CONFIGURATION 500',
      'INTERNAL 500',
    ]);
  });

  test('docs/errors.md lists every code with its status and whether a retry can help', () => {
    const page = readFileSync(resolve(__dirname, '../../docs/errors.md'), 'utf8');
    const documented = [
      ...page.matchAll(/^\| `(\w+)` +\| (\d+) +\| (yes|no) +\| (.+\S) +\| (.+\S) +\|$/gm),
    ];
    expect(documented.map(([, code, status, retryable]) => [code, status, retryable])).toEqual(
      CODES.map((code) => [
        code,
        String(ERRORS[code].status),
        ERRORS[code].retryable ? 'yes' : 'no',
      ]),
    );
  });

  test('wrong input is never worth a retry', () => {
    const clientErrors = CODES.filter((code) => ERRORS[code].status < 500);
    expect(clientErrors.filter((code) => new AppError(code, 'x').retryable)).toEqual([
      'TOO_MANY_REQUESTS',
    ]);
  });
});

describe('AppError', () => {
  test('the caller sees the public message, the log the private one and its cause', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = new AppError('UPSTREAM_UNAVAILABLE', 'Postgres at 10.0.0.7 is away', {
      publicMessage: 'The database is away',
      details: { part: 'database' },
      cause,
    });
    expect(error.message).toBe('Postgres at 10.0.0.7 is away');
    expect(error.publicMessage).toBe('The database is away');
    expect(error.details).toEqual({ part: 'database' });
    expect(error.cause).toBe(cause);
  });

  test('without a public message the caller sees the private one', () => {
    expect(new AppError('CONFLICT', 'taken').publicMessage).toBe('taken');
  });
});
