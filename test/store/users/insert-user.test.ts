import { describe, expect, test } from '@jest/globals';
import { findCredentials } from '../../../src/store/users/find-credentials';
import { insertUser } from '../../../src/store/users/insert-user';
import { useDatabase } from '../../support/database';

describe('insertUser', () => {
  const database = useDatabase();
  const insert = (email: string) =>
    insertUser(database.pool, { email, passwordHash: 'hash', role: 'USER' });

  test('keeps the address as it is written and finds it in any case', async () => {
    const user = await insert('Zoë@Test.example');
    expect(user).toMatchObject({ email: 'Zoë@Test.example', role: 'USER', disabledAt: null });
    const found = await findCredentials(database.pool, 'ZOË@TEST.EXAMPLE');
    expect(found).toEqual({ ...user, passwordHash: 'hash' });
  });

  test('lets one of many inserts of one address through', async () => {
    const users = await Promise.all(['a@b.example', 'A@b.example', 'a@B.example'].map(insert));
    expect(users.filter(Boolean)).toHaveLength(1);
  });
});
