import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { findSession } from '../../../src/store/sessions/find-session';
import { insertRefreshToken } from '../../../src/store/sessions/insert-refresh-token';
import { revokeReusedFamily } from '../../../src/store/sessions/revoke-sessions';
import { spendRefreshToken } from '../../../src/store/sessions/spend-refresh-token';
import { insertUser } from '../../../src/store/users/insert-user';
import { useDatabase } from '../../support/database';

describe('spendRefreshToken', () => {
  const database = useDatabase();
  const email = 'a@b.example';
  let userId = 0;
  beforeAll(async () => {
    const user = await insertUser(database.pool, { email, passwordHash: 'x', role: 'USER' });
    userId = user?.id ?? 0;
  });
  const givenToken = async (lifetimeMs = 60_000, family: string = randomUUID()) => {
    const tokenHash = randomBytes(32);
    await insertRefreshToken(database.pool, { tokenHash, family, userId, lifetimeMs });
    return { tokenHash, family };
  };

  test('lets a token be used once, whoever else tries at the same time', async () => {
    const { tokenHash, family } = await givenToken();
    const spent = await Promise.all(
      Array.from({ length: 5 }, () => spendRefreshToken(database.pool, tokenHash)),
    );
    expect(spent.filter(Boolean)).toEqual([{ family, userId, email, role: 'USER' }]);
  });

  test('gives null for a token that has expired', async () => {
    const { tokenHash } = await givenToken(-1);
    expect(await spendRefreshToken(database.pool, tokenHash)).toBeNull();
  });

  test('gives null for every token of a sign-in of which one was used twice', async () => {
    const first = await givenToken();
    const second = await givenToken(60_000, first.family);
    const other = await givenToken();
    expect(await revokeReusedFamily(database.pool, first.tokenHash)).toBe(false);
    await spendRefreshToken(database.pool, first.tokenHash);
    expect(await revokeReusedFamily(database.pool, first.tokenHash)).toBe(true);
    expect(await spendRefreshToken(database.pool, second.tokenHash)).toBeNull();
    expect(await findSession(database.pool, { email, family: first.family })).toBeNull();
    expect(await findSession(database.pool, { email, family: other.family })).toMatchObject({
      email,
    });
  });
});
