import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../src/store/jobs/find-job';
import { insertUser } from '../../../src/store/users/insert-user';
import { givenDocument } from '../../support/given-document';
import { useMailing } from '../../support/mailing';

const mailing = useMailing();

describe('sendEmail', () => {
  test('hands one mail over and says so', async () => {
    const jobId = await mailing.givenMail('ann@mail.example', { html: '<b>Good</b> day' });

    const result: unknown = await mailing.run(jobId, (handle) => handle.result());

    expect(result).toMatchObject({
      email: 'ann@mail.example',
      subject: 'Hello',
      task_id: jobId,
      status: 'success',
    });
    expect(mailing.smtp.mails).toHaveLength(1);
    expect(mailing.smtp.mails[0]?.raw).not.toContain('List-Unsubscribe');
  });

  test('attaches a document, and fails where it was deleted meanwhile', async () => {
    const { pool } = mailing.database;
    const account = { email: 'owner@mail.example', passwordHash: '', role: 'AGENT' } as const;
    const owner = await insertUser(pool, account);
    const stores = { pool, artifacts: mailing.artifacts };
    const id = await givenDocument(stores, { owner: owner?.id ?? 0, text: 'Dear Ann' });
    const attachments = [{ document_id: id }];
    const send = async (to: string) => {
      const jobId = await mailing.givenMail(to, { attachments });
      return mailing.run(jobId, (handle): Promise<unknown> => handle.result());
    };

    await send('ann.files@mail.example');

    const raw = mailing.smtp.mails.find(({ to }) => to === 'ann.files@mail.example')?.raw ?? '';
    expect(raw).toContain('filename=letter.txt');
    expect(raw).toContain(Buffer.from('Dear Ann').toString('base64'));
    await pool.query('delete from documents where document_id = $1', [id]);
    await expect(send('bob.files@mail.example')).rejects.toThrow();
    expect(mailing.smtp.mails.map(({ to }) => to)).not.toContain('bob.files@mail.example');
  });

  test('a refusal for good fails the job at once, with the answer', async () => {
    mailing.smtp.answer = () => 550;
    const jobId = await mailing.givenMail('nobody@mail.example');

    await mailing.run(jobId, (handle) => expect(handle.result()).rejects.toThrow());

    expect(await findJob(mailing.database.pool, jobId)).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: { code: 'MAIL_REFUSED', message: expect.stringContaining('550') },
    });
  });

  test('a refusal for now is tried again', async () => {
    mailing.smtp.answer = (_to, tries) => (tries < 3 ? 451 : 250);
    const jobId = await mailing.givenMail('later@mail.example');

    await mailing.run(jobId, (handle) => handle.result());

    expect(await findJob(mailing.database.pool, jobId)).toMatchObject({
      status: 'completed',
      attempt: 3,
    });
  });
});
