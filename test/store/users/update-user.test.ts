import { describe, expect, test } from '@jest/globals';
import { findCredentials } from '../../../src/store/users/find-credentials';
import { insertUser } from '../../../src/store/users/insert-user';
import { updateUser } from '../../../src/store/users/update-user';
import { useDatabase } from '../../support/database';

describe('updateUser', () => {
  const database = useDatabase();

  test('changes what is named and nothing else', async () => {
    const email = 'a@b.example';
    const made = await insertUser(database.pool, { email, passwordHash: 'one', role: 'USER' });
    const id = made?.id ?? 0;
    await updateUser(database.pool, id, { role: 'AGENT' });
    await updateUser(database.pool, id, { passwordHash: 'two' });
    const disabled = await updateUser(database.pool, id, { disabled: true });
    const again = await updateUser(database.pool, id, { disabled: true });
    expect(disabled?.disabledAt).toBeInstanceOf(Date);
    expect(again?.disabledAt).toEqual(disabled?.disabledAt);
    await updateUser(database.pool, id, { disabled: false });
    expect(await findCredentials(database.pool, email)).toEqual({
      ...made,
      role: 'AGENT',
      passwordHash: 'two',
    });
  });

  test('gives null where there is no such account', async () => {
    expect(await updateUser(database.pool, 404, { role: 'ADMIN' })).toBeNull();
  });
});
