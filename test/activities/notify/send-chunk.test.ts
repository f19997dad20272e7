import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../src/store/jobs/find-job';
import { listRecipients } from '../../../src/store/mail/list-recipients';
import { suppress } from '../../../src/store/mail/suppressions';
import { pauseMailing, resumeMailing } from '../../../src/store/mail/pauses';
import { useMailing } from '../../support/mailing';
import { waitFor } from '../../support/wait-for';

const mailing = useMailing();

const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ email: `${name}${index}@mail.example` }));

const received = (prefix: string) =>
  mailing.smtp.mails.filter(({ to }) => to.startsWith(prefix)).map(({ to }) => to);

const ledgerRows = (jobId: string) =>
  listRecipients(mailing.database.pool, jobId, { after: -1, limit: 1000 });

async function ledger(jobId: string): Promise<Record<string, string>> {
  const rows = await ledgerRows(jobId);
  return Object.fromEntries(rows.map(({ email, status }) => [email, status]));
}

describe('sendChunk', () => {
  test('sends to each recipient once, under its own Message-ID, with values and unsubscribe headers', async () => {
    const jobId = await mailing.givenBulk(
      [
        { email: 'ann@one.example', data: { name: 'Ann & Co' } },
        { email: 'bob@one.example', data: { name: 'Bob' } },
      ],
      { subject: 'Hi {{name}}', content: '', html: '<p>Dear {{name}}</p>', personal: true },
    );

    const result: unknown = await mailing.run(jobId, (handle) => handle.result());

    expect(result).toMatchObject({
      recipients_count: 2,
      successful_sends: 2,
      failed_sends: 0,
      task_id: jobId,
      status: 'success',
    });
    const ann = mailing.smtp.mails.find(({ to }) => to === 'ann@one.example');
    expect(ann?.messageId).toBe(`<${jobId}.0@pressroom.example>`);
    expect(ann?.raw).toContain('Subject: Hi Ann & Co');
    expect(ann?.raw).toContain('Dear Ann &amp; Co');
    expect(ann?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect((await findJob(mailing.database.pool, jobId))?.status).toBe('completed');
  });

  test('refused for good is failed, refused for now is tried again, suppressed gets nothing', async () => {
    mailing.smtp.answer = (to, tries) => {
      if (to.startsWith('never')) return 550;
      if (to.startsWith('later')) return tries < 3 ? 450 : 250;
      if (to.startsWith('cut')) return tries < 2 ? 'cut' : 250;
      if (to.startsWith('busy')) return 421;
      return 250;
    };
    await suppress(mailing.database.pool, [{ key: 'gone@mail.example', reason: 'unsubscribed' }]);
    const names = ['ok', 'never', 'later', 'cut', 'busy', 'gone'];
    const jobId = await mailing.givenBulk(names.map((name) => ({ email: `${name}@mail.example` })));

    const result: unknown = await mailing.run(jobId, (handle) => handle.result());

    expect(result).toMatchObject({
      recipients_count: 6,
      successful_sends: 3,
      failed_sends: 2,
      suppressed: 1,
    });
    expect(await ledger(jobId)).toEqual({
      'ok@mail.example': 'sent',
      'never@mail.example': 'failed',
      'later@mail.example': 'sent',
      'cut@mail.example': 'sent',
      'busy@mail.example': 'failed',
      'gone@mail.example': 'suppressed',
    });
    expect(received('gone')).toEqual([]);
  });

  test('a mail that was taken before the line broke is sent again under its Message-ID, and is sent once', async () => {
    mailing.smtp.answer = (to, tries) =>
      to.startsWith('taken') && tries === 1 ? 'keep-and-cut' : 250;
    const jobId = await mailing.givenBulk([
      { email: 'taken@mail.example' },
      { email: 'other@mail.example' },
    ]);

    const result: unknown = await mailing.run(jobId, (handle) => handle.result());

    const messageIds = mailing.smtp.mails
      .filter(({ to }) => to === 'taken@mail.example')
      .map(({ messageId }) => messageId);
    expect(messageIds).toEqual(Array(2).fill(`<${jobId}.0@pressroom.example>`));
    expect(result).toMatchObject({ recipients_count: 2, successful_sends: 2, failed_sends: 0 });
    expect(await ledgerRows(jobId)).toMatchObject([
      { email: 'taken@mail.example', status: 'sent', attempts: 2 },
      { email: 'other@mail.example', status: 'sent', attempts: 1 },
    ]);
  });

  test('a cancelled job stops and says how many had been sent', async () => {
    mailing.smtp.answer = () => 250;
    const jobId = await mailing.givenBulk(many(3_000, 'cancelled'));

    await mailing.run(jobId, async (handle) => {
      await waitFor('the first mails', () => received('cancelled').length > 20);
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
    });

    const got = received('cancelled').length;
    const job = await findJob(mailing.database.pool, jobId);
    expect(got).toBeLessThan(3_000);
    expect(job).toMatchObject({
      status: 'cancelled',
      result: { receipt: `${got} of 3000 sent`, not_sent: 3_000 - got },
    });
  });

  test('a paused job rests until it is resumed, and then sends to the rest', async () => {
    const jobId = await mailing.givenBulk(many(3_000, 'paused'));

    await mailing.run(jobId, async (handle) => {
      await waitFor('the first mails', () => received('paused').length > 20);
      await pauseMailing(mailing.database.pool, jobId);
      await handle.signal('pause');
      const after = await waitFor('the pause', async () => {
        const { pool } = mailing.database;
        const before = received('paused').length;
        await pool.query('select pg_sleep(0.5)');
        return received('paused').length === before ? before : null;
      });
      expect(after).toBeLessThan(3_000);
      await resumeMailing(mailing.database.pool, jobId);
      await handle.signal('resume');
      await handle.result();
    });

    expect(received('paused')).toHaveLength(3_000);
    expect(new Set(received('paused')).size).toBe(3_000);
  });
});
