import { describe, expect, test } from '@jest/globals';
import { readDeliveryStatus } from '../../../src/mail/bounces/delivery-status';

const read = (...lines: string[]) =>
  readDeliveryStatus(lines.join('\r\n')).bounces.map(({ email, kind, status }) =>
    [email, kind, status].join(' '),
  );

describe('readDeliveryStatus', () => {
  test('parts recipients that no empty line keeps apart', () => {
    const fields = read(
      'Reporting-MTA: dns; mx.example',
      'Final-Recipient: rfc822;ann@mail.example',
      'Action: failed',
      'Status: 5.1.1',
      'Original-Recipient: rfc822;bob@old.example',
      'Final-Recipient: rfc822;bob@mail.example',
      'Action: delivered',
      'Status: 2.0.0',
      'Final-Recipient: rfc822;cyd@mail.example',
      'Action: delayed',
      'Status: 4.2.2',
    );
    expect(fields).toEqual([
      'ann@mail.example permanent 5.1.1',
      'cyd@mail.example temporary 4.2.2',
    ]);
  });

  test('puts a recipient together that an empty line has torn', () => {
    expect(
      read('Final-Recipient: rfc822;ann@mail.example', '', 'Action: failed', 'Status: 5.1.1'),
    ).toEqual(['ann@mail.example permanent 5.1.1']);
  });

  test.each([
    ['in xtext', 'rfc822;ann+2Bnews@mail.example', 'ann+news@mail.example'],
    ['with a tag that is no code', 'rfc822;ann+AB@mail.example', 'ann+AB@mail.example'],
    ['with the type twice', 'rfc822;RFC822; ann@mail.example', 'ann@mail.example'],
    ['behind a route', 'rfc822;<@relay.example:ann@mail.example>', 'ann@mail.example'],
    ['beside a comment', 'rfc822; ann@mail.example (Ann)', 'ann@mail.example'],
    ['of another world', 'x400; /S=ann/', 'final@mail.example'],
    ['that is empty', 'rfc822;', 'final@mail.example'],
  ])('reads an original recipient %s', (_how, value, email) => {
    const fields = read(
      `Original-Recipient: ${value}`,
      'Final-Recipient: rfc822;final@mail.example',
      'Action: failed',
      'Status: 5.1.1',
    );
    expect(fields).toEqual([`${email} permanent 5.1.1`]);
  });

  test.each([
    ['Action: failed\r\nStatus: 4.4.7 (expired)', 'temporary 4.4.7'],
    ['Action: delayed\r\nStatus: 5.0.0', 'temporary 5.0.0'],
    ['Action: failed (gave up)\r\nStatus: 5.2', 'permanent 5.2.0'],
    ['Action: failed\r\nStatus: 2.1.5', 'permanent 5.0.0'],
    ['Action: failed\r\nDiagnostic-Code: smtp; 450 4.2.0\r\n\ttry later', 'temporary 4.2.0'],
    ['Status: 5.7.1', 'permanent 5.7.1'],
  ])('takes the kind from action and status: %j', (fields, expected) => {
    expect(read('Final-Recipient: rfc822;a@mail.example', fields)).toEqual([
      `a@mail.example ${expected}`,
    ]);
  });
});
