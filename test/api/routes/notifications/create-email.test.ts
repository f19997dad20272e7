import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../../src/store/jobs/find-job';
import { givenDocument } from '../../../support/given-document';
import { ATTACHMENTS_MAX, useApi } from '../../support/use-api';

describe('POST /notifications/email', () => {
  const api = useApi();
  let token: string | undefined;
  const post = async (body: unknown, headers?: Record<string, string>) => {
    token ??= (await api.signedIn('MANAGER')).token;
    const sending = { token, body, ...(headers && { headers }) };
    return api.call('POST', '/api/v1/notifications/email', sending);
  };
  const mail = { to: 'Ann@EXÄMPLE.com', subject: 'Hello', content: 'Good day' };

  test('keeps the mail with its address normalised and hands it over', async () => {
    const { status, body } = await post(mail);
    expect([status, body.status]).toEqual([200, 'queued']);
    const job = await findJob(api.pool, body.job_id);
    expect(job).toMatchObject({ jobType: 'send_email', queue: 'notifications' });
    expect(job?.params).toMatchObject({ to: 'Ann@xn--exmple-cua.com', subject: 'Hello' });
  });

  test.each<[string, object, unknown[]]>([
    ['no subject', { subject: undefined }, ['body', 'subject']],
    ['no content', { content: undefined }, ['body', 'content']],
    ['no address', { to: 'ann' }, ['body', 'to']],
    ['a header within the address', { to: 'a@b.example\r\nBcc: c@d.example' }, ['body', 'to']],
    ['a header within the subject', { subject: 'Hi\r\nBcc: c@d.example' }, ['body', 'subject']],
    ['a header within reply_to', { reply_to: 'a@b.example\nX: y' }, ['body', 'reply_to']],
    ['an unknown template', { content: undefined, template: 'none' }, ['body', 'template']],
    [
      'a template without its values',
      { content: undefined, template: 'newsletter' },
      ['body', 'data'],
    ],
    ['a template and content', { template: 'newsletter' }, ['body', 'template']],
    ['a subject that a value breaks', { subject: '{{a}}', data: { a: 'x\ny' } }, ['body', 'data']],
    ['a time in the past', { send_at: '2001-01-01T00:00:00Z' }, ['body', 'send_at']],
    [
      'a callback to this machine',
      { callback_url: 'http://127.0.0.1/x' },
      ['body', 'callback_url'],
    ],
    [
      'a callback to a private address',
      { callback_url: 'http://[::ffff:10.0.0.1]/' },
      ['body', 'callback_url'],
    ],
    ['an unknown member', { bcc: 'a@b.example' }, ['body', 'bcc']],
  ])('refuses %s', async (_what, change, loc) => {
    const { status, body } = await post({ ...mail, to: 'ann@mail.example', ...change });
    expect(status).toBe(422);
    expect(body.detail[0]?.loc).toEqual(loc);
  });

  test('names the variable without a value, in the language of the caller', async () => {
    const asked = { to: 'a@b.example', template: 'newsletter', data: { title: 'T', name: 'Ann' } };
    const { body } = await post(asked, { 'accept-language': 'en' });
    expect(body.detail[0]?.msg).toBe('the variable "message" of the html has no value in data');
  });

  test('refuses files of jobs that are not there', async () => {
    const { status } = await post({ ...mail, to: 'a@b.example', attachments: ['no-such-job'] });
    expect(status).toBe(404);
  });

  test('takes documents that were read and that the caller may see, as long as they are not too large', async () => {
    const { id: owner } = await api.givenUser('AGENT');
    const stores = { pool: api.pool, artifacts: api.artifacts };
    const given = (text: string, read = true) => givenDocument(stores, { owner, text, read });
    const attach = (attachments: unknown[]) => post({ ...mail, to: 'a@b.example', attachments });
    const id = await given('Dear Ann');

    const { status, body } = await attach([id]);
    expect(status).toBe(200);
    const job = await findJob(api.pool, body.job_id);
    expect(job?.params).toMatchObject({ attachments: [{ document_id: id }] });
    expect((await attach([{ document_id: await given('unread', false) }])).status).toBe(409);
    expect((await attach([{ document_id: randomUUID() }])).status).toBe(404);
    const large = await attach([id, await given('x'.repeat(ATTACHMENTS_MAX))]);
    expect([large.status, large.body.detail[0]?.loc]).toEqual([422, ['body', 'attachments']]);
  });

  test.each(['AGENT', 'USER'] as const)('refuses the role %s', async (role) => {
    const user = await api.signedIn(role);
    const answer = await api.call('POST', '/notifications/email', { ...user, body: mail });
    expect(answer.status).toBe(403);
  });
});
