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

  test.each<[string, string[], { kind: string; status: string }]>([
    [
      'a server that names the recipient behind a label',
      [
        'Subject: Undeliverable Mail',
        '',
        'User mailbox exceeds allowed size: ann@mail.example',
        '',
        'Original message follows.',
        '',
        'Reply-To: other@mail.example',
      ],
      { kind: 'temporary', status: '4.2.2' },
    ],
    [
      'a gateway that tells the code a paragraph later',
      [
        'Subject: Mail delivery failed',
        '',
        'There was an error delivering your mail to <ann@mail.example>.',
        '',
        'mx.example [4.5.6.7] said: 550 5.2.1 this mailbox is closed',
        '',
        'Message headers follow.',
        '',
        'To: <other@mail.example>',
      ],
      { kind: 'permanent', status: '5.2.1' },
    ],
    [
      'a transcript alone',
      [
        'Subject: Returned mail: Host unknown',
        '',
        '   ----- Transcript of session follows -----',
        '554 <ann@mail.example>... 550 Host unknown (Authoritative answer from name server)',
        '',
        '   ----- Unsent message follows -----',
        'To: other@mail.example',
      ],
      { kind: 'permanent', status: '5.0.0' },
    ],
    [
      'a server that goes on trying',
      [
        'Subject: Delayed mail',
        '',
        'Your message could not be delivered to the following recipients:',
        '',
        '   ann@mail.example',
        '',
        'Delivery attempts will continue to be made for 5 day(s).',
      ],
      { kind: 'temporary', status: '4.0.0' },
    ],
    [
      'a server that writes Japanese, in base64',
      [
        'Subject: =?utf-8?B?6YCB5L+h44Ko44Op44O8?=',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(
          '次の宛先に送信できませんでした。\nann@mail.example\n550 5.4.1 denied',
        ).toString('base64'),
      ],
      { kind: 'permanent', status: '5.4.1' },
    ],
  ])('reads the words of %s', async (_name, lines, expected) => {
    const { recipients } = await read('From: MAILER-DAEMON@mx.example', ...lines);
    expect(recipients).toMatchObject([{ email: 'ann@mail.example', ...expected }]);
  });

  test('takes the recipient of the returned mail where a report names nobody', async () => {
    const { recipients } = await read(
      'From: MAILER-DAEMON@mx.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
      '',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      '--B',
      'Content-Type: message/rfc822',
      '',
      'To: Ann <ann@mail.example>',
      '',
      'Hello',
      '--B--',
    );
    expect(recipients).toMatchObject([{ email: 'ann@mail.example', kind: 'permanent' }]);
  });

  test('reads a report that was wrapped into another mail, and one whose lines end as on old Macintoshes', async () => {
    const inner = [
      'From: MAILER-DAEMON@mx.example',
      'Subject: Failure',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="I"',
      '',
      '--I',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822;ann@mail.example',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--I--',
    ];
    const wrapped = ['Content-Type: multipart/mixed; boundary="O"', '', '--O'];
    const expected = [{ email: 'ann@mail.example', status: '5.1.1' }];
    const outer = await read(...wrapped, 'Content-Type: message/rfc822', '', ...inner, '--O--');
    expect(outer.recipients).toMatchObject(expected);
    const old = await parseBounce(Buffer.from(inner.join('\r')));
    expect(old.recipients).toMatchObject(expected);
  });

  test('tells a complaint from a bounce', async () => {
    const { recipients, complaints } = await read(
      'From: feedback@provider.example',
      'Subject: FW: Hello',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="B"',
      '',
      '--B',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'Original-Rcpt-To: <ann@mail.example>',
      '',
      '--B--',
    );
    expect({ recipients, complaints }).toEqual({
      recipients: [],
      complaints: ['ann@mail.example'],
    });
  });

  test('finds nothing in an answer in somebody’s absence, nor in the news that a mail has arrived', async () => {
    const absent = await read(
      'From: ann@mail.example',
      'Auto-Submitted: auto-replied',
      'Subject: Automatic reply: Hello',
      '',
      'I am away until Monday. Undelivered parcels go to bob@mail.example.',
    );
    expect(absent.recipients).toEqual([]);
    const arrived = await read(
      'From: MAILER-DAEMON@mx.example',
      'Subject: Delivery status',
      '',
      'Your message was successfully delivered to ann@mail.example.',
    );
    expect(arrived.recipients).toEqual([]);
  });

  test('reads the beginning alone of a report with a long mail behind it', async () => {
    const { recipients } = await read(
      'From: MAILER-DAEMON@mx.example',
      'Subject: failure notice',
      '',
      '<ann@mail.example>:',
      '550 5.1.1 unknown',
      '',
      ...new Array<string>(100_000).fill(''),
      '<bob@mail.example>:',
      '550 5.1.1 unknown',
    );
    expect(recipients.map(({ email }) => email)).toEqual(['ann@mail.example']);
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
