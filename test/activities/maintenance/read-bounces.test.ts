import { describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../../src/activities/deps';
import { createReadBounces } from '../../../src/activities/maintenance/read-bounces';
import { findRecipient } from '../../../src/store/mail/list-recipients';
import { findSuppression } from '../../../src/store/mail/suppressions';
import { useDatabase } from '../../support/database';
import { DOVECOT_INSTALLED, useDovecot } from '../../support/dovecot';
import { givenSentMail, refusal } from '../../support/given-sent-mail';
import { givenJob } from '../../support/jobs';
import { noMaintenance } from '../../support/maintenance';

describe('createReadBounces', () => {
  const database = useDatabase();
  const mailbox = useDovecot();

  async function readBounces(change: Parameters<typeof noMaintenance>[0]) {
    const job = { jobType: 'read_bounces', queue: 'maintenance' };
    const { jobId } = await givenJob(database.pool, job);
    const deps = {
      pool: database.pool,
      maintenance: noMaintenance(change),
      signals: { progress: async () => undefined, softLimit: async () => undefined },
      softLimitMs: () => Infinity,
    } as unknown as ActivityDeps;
    return new MockActivityEnvironment().run(createReadBounces(deps), { jobId, attemptsUsed: 0 });
  }

  test('notes the reports of the mailbox and moves them away; other mail stays', async () => {
    if (!DOVECOT_INSTALLED) {
      process.stderr.write('NOT TESTED: bounces of a mailbox; install dovecot-imapd\n');
      return;
    }
    const mail = { email: 'ann@mail.example', messageId: '<job.1@press.example>' };
    const jobId = await givenSentMail(database.pool, mail);
    await mailbox.deliver(refusal(mail.email, mail.messageId));
    await mailbox.deliver('From: bob@mail.example\r\nSubject: Thanks\r\n\r\nFor the report.\r\n');
    const bounceMailbox = { url: mailbox.url, folder: 'Processed', timeoutMs: 10_000 };

    const figures = { messages: 2, reports: 1, lost: 1, complained: 0 };
    expect(await readBounces({ bounceMailbox })).toMatchObject(figures);
    expect(await readBounces({ bounceMailbox })).toMatchObject({ messages: 0, reports: 0 });

    expect([await mailbox.count(), await mailbox.count('Processed')]).toEqual([1, 1]);
    expect(await findRecipient(database.pool, jobId)).toMatchObject({ status: 'bounced' });
    expect(await findSuppression(database.pool, mail.email)).toBe('bounced');
  });

  test('does nothing where no mailbox is configured', async () => {
    expect(await readBounces({})).toMatchObject({ messages: 0, status: 'success' });
  });
});
