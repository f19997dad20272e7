import { describe, expect, test } from '@jest/globals';
import { idsOf, useApi } from '../../support/use-api';

describe('GET /users', () => {
  const api = useApi();

  test('lists accounts page by page', async () => {
    const { token, id } = await api.signedIn('ADMIN');
    const { id: next } = await api.givenUser('USER');
    const first = await api.call('GET', '/users?limit=1', { token });
    expect(idsOf(first)).toEqual([id]);
    const second = await api.call('GET', `/users?after=${id}`, { token });
    expect(idsOf(second)).toEqual([next]);
  });
});
