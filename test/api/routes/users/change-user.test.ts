import { describe, expect, test } from '@jest/globals';
import { PASSWORD, useApi } from '../../support/use-api';

const login = (email: string, password: string) => ({ body: { email, password } });

describe('PATCH /users/{id}', () => {
  const api = useApi();

  test('disables an account at once and enables it again', async () => {
    const admin = await api.signedIn('ADMIN');
    const user = await api.signedIn('USER');
    const jobs = () => api.call('GET', '/reports/jobs', { token: user.token });
    const change = (body: object) =>
      api.call('PATCH', `/users/${user.id}`, { token: admin.token, body });
    expect((await jobs()).status).toBe(200);
    expect((await change({ disabled: true })).body).toMatchObject({ disabled: true });
    expect((await jobs()).status).toBe(401);
    expect((await api.call('POST', '/auth/login', login(user.email, PASSWORD))).status).toBe(401);
    await change({ disabled: false });
    expect((await api.call('POST', '/auth/login', login(user.email, PASSWORD))).status).toBe(200);
  });

  test('changes a role for the tokens that are already out', async () => {
    const admin = await api.signedIn('ADMIN');
    const user = await api.signedIn('USER');
    const post = () => api.call('POST', '/reports/dummy?report_id=r', { token: user.token });
    expect((await post()).status).toBe(403);
    await api.call('PATCH', `/users/${user.id}`, { token: admin.token, body: { role: 'ADMIN' } });
    expect((await post()).status).toBe(200);
  });

  test('ends the sign-ins of an account that gets a new password, but for the one that asks', async () => {
    const admin = await api.signedIn('ADMIN');
    const user = await api.signedIn('ADMIN');
    const body = { password: 'another password' };
    const own = await api.call('PATCH', `/users/${user.id}`, { token: user.token, body });
    expect(own.status).toBe(200);
    expect((await api.call('GET', '/users', { token: user.token })).status).toBe(200);
    await api.call('PATCH', `/users/${user.id}`, { token: admin.token, body });
    expect((await api.call('GET', '/users', { token: user.token })).status).toBe(401);
    const signIn = await api.call('POST', '/auth/login', login(user.email, body.password));
    expect(signIn.status).toBe(200);
  });

  test('lets nobody disable or demote themselves', async () => {
    const { id, token } = await api.signedIn('ADMIN');
    const change = (body: object) => api.call('PATCH', `/users/${id}`, { token, body });
    expect((await change({ disabled: true })).status).toBe(409);
    expect((await change({ role: 'USER' })).status).toBe(409);
    expect((await change({ role: 'ADMIN' })).status).toBe(200);
  });

  test('leaves one ADMIN when two demote each other at once', async () => {
    await api.pool.query(`update users set role = 'USER'`);
    const one = await api.signedIn('ADMIN');
    const two = await api.signedIn('ADMIN');
    const demote = (id: number, token: string) =>
      api.call('PATCH', `/users/${id}`, { token, body: { role: 'USER' } });
    const answers = await Promise.all([demote(two.id, one.token), demote(one.id, two.token)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await api.pool.query(`select 1 from users where role = 'ADMIN'`);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['/users/999999', { role: 'USER' }, 404],
    ['/users/abc', { role: 'USER' }, 422],
    ['/users/1e3', { role: 'USER' }, 422],
    ['/users/99999999999999999999', { role: 'USER' }, 422],
    ['/users/1', {}, 422],
    ['/users/1', { email: 'x@y.example' }, 422],
  ])('answers %s with %j by %i', async (path, body, status) => {
    const { token } = await api.signedIn('ADMIN');
    expect((await api.call('PATCH', path, { token, body })).status).toBe(status);
  });
});
