import { describe, expect, test } from '@jest/globals';
import { parseBounce } from '../../../src/mail/bounces/parse-bounce';

const read = async (...lines: string[]) => parseBounce(Buffer.from(lines.join('\r\n')));

/** A report of RFC 3464 about these groups of fields. */
const report = (...groups: string[]) =>
  read(
    'From: MAILER-DAEMON@mx.example',
    'Subject: Delivery report',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'It did not work out.',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    groups.join('\r\n\r\n'),
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID: <job.7@press.example>',
    'Subject: Hello',
    '',
    '--B--',
    '',
  );

describe('parseBounce', () => {
  test('takes the address that the sender knows, and leaves out who has got the mail', async () => {
    const { recipients, originalMessageId } = await report(
      'Original-Recipient: rfc822;ann@old.example\r\nFinal-Recipient: rfc822;ann@new.example\r\nAction: failed\r\nStatus: 5.1.1 (unknown)\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n  no such user',
      'Final-Recipient: RFC822; <bob@new.example>\r\nAction: delayed\r\nStatus: 4.4.1',
      'Final-Recipient: rfc822;cyd@new.example\r\nAction: delivered\r\nStatus: 2.0.0',
      'Final-Recipient: rfc822;dan@new.example\r\nAction: relayed\r\nStatus: 2.1.9',
      'Final-Recipient: rfc822;eve@new.example\r\nAction: failed\r\nStatus: 4.4.7',
      'Final-Recipient: utf-8;j\\x{F6}rg@new.example\r\nAction: failed\r\nStatus: 5.0.0',
    );
    expect(recipients.map(({ email, kind, status }) => [email, kind, status])).toEqual([
      ['ann@old.example', 'permanent', '5.1.1'],
      ['bob@new.example', 'temporary', '4.4.1'],
      ['eve@new.example', 'temporary', '4.4.7'],
      ['jörg@new.example', 'permanent', '5.0.0'],
    ]);
    expect(recipients[0]?.diagnostic).toBe('550 5.1.1 no such user');
    expect(originalMessageId).toBe('<job.7@press.example>');
  });

  test.each<[string, string[], { kind: string; status: string }]>([
    [
      'qmail',
      [
        'Subject: failure notice',
        '',
        'Hi. This is the qmail-send program at mx.example.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        '<ann@mail.example>:',
        'Sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'To: other@mail.example',
      ],
      { kind: 'permanent', status: '5.1.1' },
    ],
    [
      'Exim',
      [
        'X-Failed-Recipients: ann@mail.example',
        'Subject: Mail delivery failed: returning message to sender',
        '',
        'A message that you sent could not be delivered to one or more of its recipients.',
        '',
        '  ann@mail.example',
        '    SMTP error from remote mail server after RCPT TO: 550 Unrouteable address',
        '',
      ],
      { kind: 'permanent', status: '5.0.0' },
    ],
    [
      'Exchange',
      [
        'Subject: Undeliverable: Hello',
        '',
        'Your message did not reach some or all of the intended recipients.',
        'The following recipient(s) could not be reached:',
        '',
        "      'ann@mail.example' on 1/2/2024 3:04 PM",
        '            The e-mail account does not exist. <#5.1.1>',
      ],
      { kind: 'permanent', status: '5.1.1' },
    ],
    [
      'an old sendmail that still tries',
      [
        'Subject: Warning: could not send message for past 4 hours',
        '',
        '   ----- The following addresses had transient non-fatal errors -----',
        '<ann@mail.example>',
        '',
        '   ----- Transcript of session follows -----',
        '451 <ann@mail.example>... mx.example: Name server timeout',
      ],
      { kind: 'temporary', status: '4.0.0' },
    ],
    [
      'Yahoo',
      [
        'Subject: Failure Notice',
        '',
        'Sorry, we were unable to deliver your message to the following address.',
        '',
        '<ann@mail.example>:',
        "554: delivery error: dd This user doesn't have an account (ann@mail.example) [0]",
      ],
      { kind: 'permanent', status: '5.0.0' },
    ],
  ])('reads the words of %s', async (_name, lines, expected) => {
    const { recipients } = await read('From: MAILER-DAEMON@mx.example', ...lines);
    expect(recipients).toMatchObject([{ email: 'ann@mail.example', ...expected }]);
  });

  test('finds nothing in a mail that is no report', async () => {
    const { recipients } = await read(
      'From: ann@mail.example',
      'Subject: Hello',
      '',
      'Please write to bob@mail.example.',
    );
    expect(recipients).toEqual([]);
  });
});
