import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

describe('GET /metrics', () => {
  const api = useApi();

  test('counts requests by the pattern of their path, whichever base path was used', async () => {
    await api.call('GET', '/reports/jobs/some-id-1');
    await api.call('GET', '/api/v1/reports/jobs/some-id-2');
    await api.call('GET', '/wp-login.php?x=1');
    const { status, headers, text } = await api.call('GET', '/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain(
      'http_requests_total{method="GET",path="/reports/jobs/{job_id}",status="401"} 2',
    );
    expect(text).toContain('http_requests_total{method="GET",path="unmatched",status="404"} 1');
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",path="/reports/jobs/{job_id}"} 2',
    );
    expect(text).not.toMatch(/some-id|wp-login/);
  });
});
