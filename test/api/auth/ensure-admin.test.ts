import { describe, expect, test } from '@jest/globals';
import { ensureAdmin } from '../../../src/api/auth/ensure-admin';
import { verifyPassword } from '../../../src/api/auth/passwords';
import { findCredentials } from '../../../src/store/users/find-credentials';
import { useDatabase } from '../../support/database';

describe('ensureAdmin', () => {
  const database = useDatabase();

  test('creates the account once and leaves it alone after', async () => {
    const ensure = (password: string) => ensureAdmin(database.pool, 'Admin@test.example', password);
    expect(await ensure('first password')).toBe(true);
    expect(await ensure('other password')).toBe(false);
    const account = await findCredentials(database.pool, 'admin@test.example');
    expect(account).toMatchObject({ role: 'ADMIN', disabledAt: null });
    expect(account?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(account?.passwordHash ?? null, 'first password')).toBe(true);
  });
});
