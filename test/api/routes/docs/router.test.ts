import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

describe('GET /docs', () => {
  const api = useApi();

  test.each(['/docs', '/docs/', '/api/v1/docs'])(
    '%s finds all its parts here, and the policy lets them run',
    async (path) => {
      const { status, headers, text } = await api.call('GET', path);
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(text).not.toMatch(/<script>|https?:/);
      const page = new URL(path, api.url);
      const parts = [...text.matchAll(/(?:src|href|data-document)="([^"]+)"/g)];
      expect(parts).toHaveLength(5);
      for (const [, part = ''] of parts) {
        const { pathname } = new URL(part, page);
        expect([pathname, (await api.call('GET', pathname)).status]).toEqual([pathname, 200]);
      }
    },
  );
});
