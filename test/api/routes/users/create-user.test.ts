import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

const login = (email: string, password: string) => ({ body: { email, password } });

describe('POST /users', () => {
  const api = useApi();

  test('creates an account that signs in at once', async () => {
    const { token } = await api.signedIn('ADMIN');
    const body = { email: 'Neu@test.example', password: 'long enough', role: 'MANAGER' };
    const answer = await api.call('POST', '/api/v1/users', { token, body });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: expect.any(Number),
      email: body.email,
      role: 'MANAGER',
    });
    expect(JSON.stringify(answer.body)).not.toContain('password');
    const signIn = await api.call('POST', '/auth/login', login('neu@test.example', body.password));
    expect(signIn.status).toBe(200);
  });

  test('refuses a second account for the same address in another case', async () => {
    const { token, email } = await api.signedIn('ADMIN');
    const body = { email: email.toUpperCase(), password: 'long enough', role: 'USER' };
    expect((await api.call('POST', '/users', { token, body })).status).toBe(409);
  });

  test.each(['MANAGER', 'AGENT', 'USER'] as const)('refuses the role %s', async (role) => {
    const { token } = await api.signedIn(role);
    const body = { email: 'x@test.example', password: 'long enough', role: 'ADMIN' };
    expect((await api.call('POST', '/users', { token, body })).status).toBe(403);
    expect((await api.call('GET', '/users', { token })).status).toBe(403);
    expect((await api.call('PATCH', '/users/1', { token, body: { role: 'ADMIN' } })).status).toBe(
      403,
    );
  });

  test.each([
    [{ email: 'no address', password: 'long enough', role: 'USER' }, 'email'],
    [{ email: 'a@b.example', password: 'short', role: 'USER' }, 'password'],
    [{ email: 'a@b.example', password: 'long enough', role: 'ROOT' }, 'role'],
    [{ email: 'a@b.example', password: 'long\ud800enough', role: 'USER' }, 'password'],
  ])('refuses %j', async (body, member) => {
    const { token } = await api.signedIn('ADMIN');
    const answer = await api.call('POST', '/users', { token, body });
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]?.loc).toEqual(['body', member]);
  });
});
