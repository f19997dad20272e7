import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../src/store/jobs/find-job';
import { insertRecipients } from '../../../src/store/mail/insert-recipients';
import { listRecipients } from '../../../src/store/mail/list-recipients';
import { suppress } from '../../../src/store/mail/suppressions';
import { useMailing } from '../../support/mailing';
import { waitFor } from '../../support/wait-for';

const mailing = useMailing();

const TEXTS = { subject: 'Hi {{name}}', content: 'You owe {{amount}} since {{since}}.' };

/** Rows with a duplicate in other case, a bad address, none, a suppressed one and a broken subject. */
function rowsOf(prefix: string): string {
  const people = Array.from(
    { length: 300 },
    (_, index) => `${prefix}${index}@mail.example,Name ${index},"1 234,5${index}",31/01/2026`,
  );
  return [
    'EMAIL,name,amount,since',
    ...people,
    `${prefix.toUpperCase()}7@Mail.example,Again,1,31/01/2026`,
    `${prefix} nobody,Bad,2,31/01/2026`,
    ',None,3,31/01/2026',
    `${prefix}gone@mail.example,Gone,4,31/01/2026`,
    `${prefix}lines@mail.example,"Two\nlines",5,31/01/2026`,
  ].join('\n');
}

const received = (prefix: string) =>
  mailing.smtp.mails.map(({ to }) => to).filter((to) => to.startsWith(prefix));

async function ledger(jobId: string) {
  return listRecipients(mailing.database.pool, jobId, { after: -1, limit: 1_000 });
}

async function finish(jobId: string): Promise<unknown> {
  return mailing.run(jobId, (handle): Promise<unknown> => handle.result());
}

describe('loadRecipients', () => {
  test('takes the columns that the mailing names', async () => {
    const csv = 'Courriel,prénom\nzoe@mail.example,Zoé\n';
    const columns = { email: 'courriel', name: 'prénom' };
    const mail = { columns, subject: 'Hi', content: 'Dear {{name}}' };
    const jobId = await mailing.givenBulkOfDataset(csv, mail);
    expect(await finish(jobId)).toMatchObject({ successful_sends: 1, failed_sends: 0 });
    expect((await ledger(jobId))[0]).toMatchObject({
      email: 'zoe@mail.example',
      data: { name: 'Zoé' },
    });
  });

  test('sends to each address of a dataset once, with its row, and notes rows that cannot be sent to', async () => {
    await suppress(mailing.database.pool, [
      { key: 'anngone@mail.example', reason: 'unsubscribed' },
    ]);
    const jobId = await mailing.givenBulkOfDataset(rowsOf('ann'), TEXTS);

    const result = await finish(jobId);

    expect(result).toMatchObject({
      recipients_count: 304,
      successful_sends: 300,
      failed_sends: 3,
      suppressed: 1,
    });
    expect(new Set(received('ann')).size).toBe(300);
    expect(received('ann')).toHaveLength(300);
    const mail = mailing.smtp.mails.find(({ to }) => to === 'ann42@mail.example');
    expect(mail?.raw).toContain('Subject: Hi Name 42');
    expect(mail?.raw).toContain('You owe 1 234,542 since 31/01/2026.');
    const failed = (await ledger(jobId)).filter(({ status }) => status === 'failed');
    expect(failed.map(({ email, lastAnswer }) => [email, lastAnswer])).toEqual([
      ['ann nobody', '"ann nobody" is not an e-mail address such as name@example.com'],
      ['', 'the row has no address'],
      ['annlines@mail.example', expect.stringContaining('line break')],
    ]);
  });

  test('a job that loads says so, and how far it is', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `fay${index}@mail.example`);
    const jobId = await mailing.givenBulkOfDataset(['email', ...rows].join('\n'));
    const { pool } = mailing.database;

    await mailing.run(jobId, async (handle) => {
      const seen = await waitFor('progress', async () => {
        const job = await findJob(pool, jobId);
        return job?.progress ? job : null;
      });
      expect(seen).toMatchObject({
        status: 'started',
        progress: { stage: 'loading', total: 40_000, unit: 'recipients' },
      });
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
    });

    expect(received('fay')).toEqual([]);
  });

  test('goes on where a worker that died had stopped, and repeats nobody', async () => {
    const jobId = await mailing.givenBulkOfDataset(rowsOf('bob'), TEXTS);
    const first = { position: 0, email: 'bob0@mail.example', key: 'bob0@mail.example' };
    await insertRecipients(mailing.database.pool, jobId, [
      { ...first, data: { name: 'Name 0', amount: '0', since: 'ever' } },
    ]);

    expect(await finish(jobId)).toMatchObject({ recipients_count: 304, successful_sends: 301 });

    expect(new Set(received('bob')).size).toBe(received('bob').length);
    expect(received('bob')).toHaveLength(301);
  });

  test('a retry of the failed ones tries those that were refused, and no row without an address', async () => {
    mailing.smtp.answer = (to) => (to === 'cat5@mail.example' ? 550 : 250);
    const jobId = await mailing.givenBulkOfDataset(rowsOf('cat'), TEXTS);
    expect(await finish(jobId)).toMatchObject({ successful_sends: 300, failed_sends: 4 });
    mailing.smtp.answer = () => 250;

    const again = await finish(await mailing.givenRetry(jobId, { only: 'failed' }));

    expect(again).toMatchObject({ recipients_count: 4, successful_sends: 1, failed_sends: 3 });
    expect(received('cat5@')).toEqual(['cat5@mail.example']);
  });

  test('a retry of a job that was cancelled in mid-load sends to every row', async () => {
    const old = await mailing.givenBulkOfDataset(rowsOf('dan'), TEXTS);
    const first = { position: 0, email: 'dan0@mail.example', key: 'dan0@mail.example' };
    await insertRecipients(mailing.database.pool, old, [{ ...first, data: {} }]);

    const result = await finish(await mailing.givenRetry(old));

    expect(result).toMatchObject({ recipients_count: 304, successful_sends: 301 });
  });

  test('a dataset that was changed since fails the job before anything is sent', async () => {
    const jobId = await mailing.givenBulkOfDataset(rowsOf('eve'), {
      ...TEXTS,
      dataset_revision: 2,
    });
    await expect(finish(jobId)).rejects.toThrow();
    expect(received('eve')).toEqual([]);
  });
});
