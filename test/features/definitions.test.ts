import { beforeAll, describe, expect, test } from '@jest/globals';
import { readPdf } from '../support/read-pdf';
import { signIn, stack } from '../support/stack';
import { waitFor } from '../support/wait-for';

describe('POST /reports/heavy of the sample definition', () => {
  let authorization = '';
  beforeAll(async () => {
    authorization = `Bearer ${await signIn()}`;
  });
  const fetchApi = (path: string, init: RequestInit = {}) =>
    fetch(`${stack().api}/api/v1${path}`, {
      ...init,
      headers: { authorization, 'content-type': 'application/json' },
    });

  test('its name alone gives the laid-out report, in the locale of the definition', async () => {
    const source = { kind: 'definition', name: 'shop_review', parameters: { year: 2026 } };
    const posted = await fetchApi('/reports/heavy', {
      method: 'POST',
      body: JSON.stringify({ source }),
    });
    const { job_id: jobId } = (await posted.json()) as { job_id: string };
    const { result } = await waitFor('the report to be made', async () => {
      const answer = await fetchApi(`/reports/jobs/${jobId}`);
      const job = (await answer.json()) as {
        status: string;
        error: unknown;
        result: { artifacts: { name: string }[] };
      };
      expect(job.error).toBeNull();
      return job.status === 'completed' && job;
    });
    expect(result.artifacts.map(({ name }) => name)).toEqual([
      'review-of-the-year.pdf',
      'review-of-the-year.xlsx',
    ]);
    const file = await fetchApi(`/reports/jobs/${jobId}/download`);
    const { pages } = await readPdf(Buffer.from(await file.arrayBuffer()));
    expect(pages[1]).toContain('The year in short');
    expect(pages.at(-2)).toMatch(/01\/12\/2026 West Tents £/);
    expect(pages.at(-1)).toContain('Notes');
  });
});
