import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { visitMailbox } from '../../../src/engines/mailbox';
import { DISTANT_HOST, DOVECOT_INSTALLED, useDovecot } from '../../support/dovecot';
import { startWiretap } from '../../support/wiretap';

const ENGINE = join(__dirname, '../../../dist/engines/mailbox/index.js');

/** Visits the mailbox of `MAILBOX` in a process of its own: whom a process trusts is settled when it starts. */
const VISITOR = `
  require(${JSON.stringify(ENGINE)}).visitMailbox(
    { url: process.env.MAILBOX, folder: 'Done', timeoutMs: 10_000 },
    {
      maxBytes: 1_000,
      signal: new AbortController().signal,
      onMessage: async (raw) => { console.log(String(raw)); return true; },
    },
  ).catch((error) => { console.log(error.code, error.message); process.exitCode = 1; });`;

describe('openMailbox at imap:// and another host', () => {
  const plain = useDovecot();
  const secured = useDovecot({ tls: true });

  const urlOf = (port: number) => `imap://press:secret@${DISTANT_HOST}:${port}/INBOX`;

  /** What is heard on the line contains neither the password nor a form of it. */
  function expectNoPassword(heard: string): void {
    expect(heard).not.toMatch(/secret|LOGIN|AUTHENTICATE/i);
    for (const form of ['secret', '\0press\0secret', 'press\0secret']) {
      expect(heard).not.toContain(Buffer.from(form).toString('base64').replace(/=+$/, ''));
    }
  }

  test('a server without TLS never hears the password', async () => {
    if (notInstalled()) return;
    const tap = await startWiretap(plain.port);
    const visit = visitMailbox(
      { url: urlOf(tap.port), folder: 'Done', timeoutMs: 10_000 },
      {
        maxBytes: 1_000,
        signal: new AbortController().signal,
        onMessage: () => Promise.resolve(true),
      },
    );

    await expect(visit).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });

    expectNoPassword(tap.heard());
    await tap.close();
  });

  test('nor does one whose certificate nobody has signed; with a trusted one the mails are read', async () => {
    if (notInstalled()) return;
    await secured.deliver('Subject: a report\r\n\r\nGone.\r\n');
    const tap = await startWiretap(secured.port);
    const visit = (env: Record<string, string>) =>
      promisify(execFile)(process.execPath, ['-e', VISITOR], {
        env: { PATH: process.env['PATH'], MAILBOX: urlOf(tap.port), ...env },
      });

    await expect(visit({})).rejects.toMatchObject({
      stdout: expect.stringMatching(/^UPSTREAM_UNAVAILABLE .*certificate/),
    });
    expect(tap.heard()).toContain('STARTTLS');
    expectNoPassword(tap.heard());

    const { stdout } = await visit({ NODE_EXTRA_CA_CERTS: secured.certificate });
    expect(stdout).toContain('Subject: a report');
    expectNoPassword(tap.heard());
    await tap.close();
  });
});

function notInstalled(): boolean {
  if (!DOVECOT_INSTALLED) {
    process.stderr.write('NOT TESTED: STARTTLS of a mailbox on dovecot; install dovecot-imapd\n');
  }
  return !DOVECOT_INSTALLED;
}
