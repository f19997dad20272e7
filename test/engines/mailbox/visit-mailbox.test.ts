import { describe, expect, test } from '@jest/globals';
import { visitMailbox } from '../../../src/engines/mailbox';
import { DOVECOT_INSTALLED, useDovecot } from '../../support/dovecot';

describe('visitMailbox', () => {
  const mailbox = useDovecot();
  const address = (url = mailbox.url) => ({ url, folder: 'Done', timeoutMs: 10_000 });

  /** Visits the mailbox and gives the subjects of what was shown. */
  async function visit(onMessage: (subject: string) => boolean, url?: string): Promise<string[]> {
    const subjects: string[] = [];
    await visitMailbox(address(url), {
      maxBytes: 1_000,
      signal: new AbortController().signal,
      onMessage: async (raw) => {
        const subject = /^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? '';
        subjects.push(subject);
        return Promise.resolve(onMessage(subject));
      },
    });
    return subjects;
  }
  const deliver = (subject: string) =>
    mailbox.deliver(`From: a@b.example\r\nSubject: ${subject}\r\n\r\n${'x'.repeat(5_000)}\r\n`);

  test('moves what is done with, marks the rest, and shows neither again', async () => {
    if (notInstalled()) return;
    await deliver('report');
    await deliver('hello');
    expect(await visit((subject) => subject === 'report')).toEqual(['report', 'hello']);
    expect([await mailbox.count(), await mailbox.count('Done')]).toEqual([1, 1]);

    await deliver('new');
    expect(await visit(() => true)).toEqual(['new']);
  });

  test('shows a message again whose work was cut short', async () => {
    if (notInstalled()) return;
    await deliver('first');
    await deliver('second');
    const work = (subject: string) => {
      if (subject === 'second') throw new Error('killed');
      return true;
    };
    await expect(visit(work)).rejects.toThrow('killed');
    expect(await visit(() => true)).toEqual(['second']);
  });

  test('tells of a server that is not there or refuses the sign-in as of a broken dependency', async () => {
    const failure = { code: 'UPSTREAM_UNAVAILABLE' };
    await expect(visit(() => true, 'imap://a:b@127.0.0.1:1/')).rejects.toMatchObject(failure);
    if (notInstalled()) return;
    const wrong = mailbox.url.replace('secret', 'wrong');
    await expect(visit(() => true, wrong)).rejects.toMatchObject(failure);
  });
});

function notInstalled(): boolean {
  if (!DOVECOT_INSTALLED) {
    process.stderr.write('NOT TESTED: a mailbox on dovecot; install dovecot-imapd\n');
  }
  return !DOVECOT_INSTALLED;
}
