import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { completeJob } from '../../../../src/store/jobs/complete-job';
import { startAttempt } from '../../../../src/store/jobs/start-attempt';
import { givenJob } from '../../../support/jobs';
import { useApi } from '../../support/use-api';
import type { TestApi } from '../../support/use-api';

const TEXT = '%PDF-1.7 thirty bytes of report';
const ETAG = `"${createHash('sha256').update(TEXT).digest('hex')}"`;

/** Completes a job that has two files in the store. */
async function givenCompletedJob(api: TestApi, requestedBy: number | null = null): Promise<string> {
  const { jobId } = await givenJob(api.pool, { requestedBy });
  const { fence } = (await startAttempt(api.pool, jobId, 1)) ?? { fence: 0 };
  const files = [
    { name: 'report.pdf', mediaType: 'application/pdf', text: TEXT },
    { name: 'statistics.json', mediaType: 'application/json', text: '{}' },
  ];
  const artifacts = [];
  for (const { name, mediaType, text } of files) {
    const key = `${jobId}/${name}`;
    const stored = await api.artifacts.put({ key, mediaType, stream: Readable.from([text]) });
    artifacts.push({ name, mediaType, ...stored, storageKey: key });
  }
  await completeJob(api.pool, { jobId, fence, result: {}, artifacts });
  return jobId;
}

describe('GET /reports/jobs/{job_id}/download', () => {
  const api = useApi();
  const download = async (headers: Record<string, string> = {}, method = 'GET') => {
    const { token } = await api.signedIn('ADMIN');
    const jobId = await givenCompletedJob(api);
    return api.call(method, `/api/v1/reports/jobs/${jobId}/download`, { token, headers });
  };

  test('sends the main file', async () => {
    const { status, headers, text } = await download();
    expect(status).toBe(200);
    expect(text).toBe(TEXT);
    const expected = {
      'content-type': 'application/pdf',
      'content-length': String(TEXT.length),
      'content-disposition': 'attachment; filename=report.pdf',
      etag: ETAG,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    };
    for (const [name, value] of Object.entries(expected)) expect(headers.get(name)).toBe(value);
  });

  test('sends headers alone for HEAD', async () => {
    const { status, headers, text } = await download({ range: 'bytes=0-1' }, 'HEAD');
    expect([status, text]).toEqual([200, '']);
    expect(headers.get('content-length')).toBe(String(TEXT.length));
  });

  test.each([
    ['bytes=0-3', '%PDF', 'bytes 0-3/31'],
    ['bytes=-6', 'report', 'bytes 25-30/31'],
    ['bytes=25-', 'report', 'bytes 25-30/31'],
    ['bytes=25-999', 'report', 'bytes 25-30/31'],
  ])('sends the part %s', async (range, part, contentRange) => {
    const { status, headers, text } = await download({ range });
    expect([status, text]).toEqual([206, part]);
    expect(headers.get('content-range')).toBe(contentRange);
    expect(headers.get('content-length')).toBe(String(part.length));
  });

  test.each(['bytes=0-1,3-4', 'bytes=5-2', 'lines=1-2', 'bytes=x', 'bytes=-'])(
    'sends the whole file for %s',
    async (range) => {
      const { status, text } = await download({ range });
      expect([status, text]).toEqual([200, TEXT]);
    },
  );

  test.each(['bytes=31-', 'bytes=100-200', 'bytes=-0'])('answers 416 for %s', async (range) => {
    const { status, headers, body } = await download({ range });
    expect(status).toBe(416);
    expect(headers.get('content-range')).toBe('bytes */31');
    expect(headers.get('content-disposition')).toBeNull();
    expect(body.code).toBe('RANGE_NOT_SATISFIABLE');
  });

  test('sends a part only of the version that If-Range names', async () => {
    const range = 'bytes=0-3';
    expect((await download({ range, 'if-range': ETAG })).status).toBe(206);
    expect((await download({ range, 'if-range': '"other"' })).status).toBe(200);
    expect((await download({ range, 'if-range': 'Tue, 24 Nov 2026 20:00:00 GMT' })).status).toBe(
      200,
    );
  });

  test.each([ETAG, `W/${ETAG}`, `"other", ${ETAG}`, '*'])(
    'answers 304 to If-None-Match: %s',
    async (known) => {
      const { status, headers, text } = await download({ 'if-none-match': known });
      expect([status, text]).toEqual([304, '']);
      expect(headers.get('etag')).toBe(ETAG);
    },
  );

  test('answers 409 until the job is completed, and 404 for a job without files', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool);
    const get = () => api.call('GET', `/reports/jobs/${jobId}/download`, { token });
    expect((await get()).status).toBe(409);
    const { fence } = (await startAttempt(api.pool, jobId, 1)) ?? { fence: 0 };
    expect((await get()).body.detail).toContain('started');
    await completeJob(api.pool, { jobId, fence, result: {}, artifacts: [] });
    expect((await get()).status).toBe(404);
  });

  test('answers 404 for an unknown job and for the job of another user', async () => {
    const admin = await api.signedIn('ADMIN');
    const user = await api.signedIn('USER');
    const jobId = await givenCompletedJob(api, admin.id);
    const get = (id: string) => api.call('GET', `/reports/jobs/${id}/download`, user);
    expect((await get('nothing')).status).toBe(404);
    expect((await get(jobId)).status).toBe(404);
  });

  test('answers a problem when the file is lost', async () => {
    const { token } = await api.signedIn('ADMIN');
    const jobId = await givenCompletedJob(api);
    await api.artifacts.delete(`${jobId}/report.pdf`);
    const { status, headers, body } = await api.call('GET', `/reports/jobs/${jobId}/download`, {
      token,
    });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.detail).toContain('report.pdf');
  });
});

describe('GET /reports/jobs/{job_id}/artifacts/{name}', () => {
  const api = useApi();

  test('sends the file of exactly this name', async () => {
    const { token } = await api.signedIn('ADMIN');
    const jobId = await givenCompletedJob(api);
    const get = (name: string) =>
      api.call('GET', `/reports/jobs/${jobId}/artifacts/${name}`, { token });
    expect((await get('report.pdf')).text).toBe(TEXT);
    expect((await get('statistics.json')).headers.get('content-type')).toBe('application/json');
    const statuses = [];
    for (const name of ['Report.pdf', 'report', '..%2Freport.pdf', 'x%2F..%2Freport.pdf']) {
      statuses.push((await get(name)).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404]);
    expect((await get('report.pdf%00')).status).toBe(422);
    expect((await get('%c0%ae%c0%ae')).status).toBe(400);
  });
});
