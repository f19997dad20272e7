import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../src/store/jobs/find-job';
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
