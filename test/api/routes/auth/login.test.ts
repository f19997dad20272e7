import { describe, expect, test } from '@jest/globals';
import { PASSWORD, useApi } from '../../support/use-api';

describe('POST /auth/login', () => {
  const api = useApi();
  const login = (email: string, password: string) =>
    api.call('POST', '/api/v1/auth/login', { body: { email, password } });

  test('answers tokens that the other endpoints accept', async () => {
    const { email } = await api.givenUser('ADMIN');
    const { status, body } = await login(email, PASSWORD);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 1800,
    });
    const jobs = await api.call('GET', '/reports/jobs', { token: body.access_token });
    expect(jobs.status).toBe(200);
  });

  test('signs the access token with HS256 for the e-mail address, with its role', async () => {
    const { email } = await api.givenUser('AGENT');
    const { body } = await login(email, PASSWORD);
    const [header, payload] = body.access_token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toMatchObject({ alg: 'HS256' });
    expect(JSON.parse(payload ?? '')).toMatchObject({ sub: email, role: 'AGENT' });
  });

  test('takes the e-mail address in any case', async () => {
    const { email } = await api.givenUser('USER');
    expect((await login(email.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  test('tells a wrong password and an unknown account apart for nobody', async () => {
    const { email } = await api.givenUser('USER');
    const wrong = await login(email, 'wrong');
    const unknown = await login('nobody@test.example', 'wrong');
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.body.detail).toBe('E-mail ou mot de passe incorrect');
    expect(unknown.body.detail).toBe(wrong.body.detail);
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('refuses the eleventh try after ten failures, but no other account', async () => {
    const { email } = await api.givenUser('USER');
    const other = await api.givenUser('USER');
    // All at once: guesses that run side by side are counted as well.
    const tries = await Promise.all(Array.from({ length: 14 }, () => login(email, 'wrong')));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = await login(email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login(other.email, PASSWORD)).status).toBe(200);
  });

  test('does not count tries that succeed', async () => {
    const { email } = await api.givenUser('USER');
    const tries = await Promise.all(Array.from({ length: 12 }, () => login(email, PASSWORD)));
    expect(tries.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  });

  test.each([
    [{}, ['body', 'email']],
    [{ email: 'a@b.example' }, ['body', 'password']],
    [{ email: 'a@b.example', password: 'x', admin: true }, ['body', 'admin']],
    [{ email: 'a@b.example\0', password: 'x' }, ['body', 'email']],
    [{ email: 5, password: 'x' }, ['body', 'email']],
  ])('refuses %j', async (body, loc) => {
    const answer = await api.call('POST', '/auth/login', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]).toMatchObject({ loc });
  });
});
