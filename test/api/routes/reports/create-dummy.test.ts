import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

describe('POST /reports/dummy', () => {
  const api = useApi();

  test.each(['/reports/dummy', '/api/v1/reports/dummy'])('answers at %s', async (path) => {
    const { token } = await api.signedIn('ADMIN');
    const { status, body } = await api.call('POST', `${path}?report_id=rep123`, { token });
    expect(status).toBe(200);
    expect(body.status).toBe('queued');
    const job = await api.call('GET', `/reports/jobs/${body.job_id}`, { token });
    expect(job.body).toMatchObject({ job_type: 'dummy', params: { report_id: 'rep123' } });
  });

  test('answers 422 without report_id', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { status, body } = await api.call('POST', '/reports/dummy', { token });
    expect(status).toBe(422);
    expect(body.detail).toMatchObject([{ loc: ['query', 'report_id'], type: 'missing' }]);
  });

  test('answers 401 without a token, with a bad one, and with another scheme', async () => {
    const path = '/reports/dummy?report_id=r';
    const { token } = await api.signedIn('ADMIN');
    const forged = `${token.slice(0, -4)}AAAA`;
    for (const authorization of [
      undefined,
      'Bearer not.a.token',
      `Bearer ${forged}`,
      'Basic YTpi',
    ]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await api.call('POST', path, { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.body.detail).toEqual(expect.any(String));
    }
  });
});
