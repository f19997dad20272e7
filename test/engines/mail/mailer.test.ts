import { generateKeyPairSync } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { createMailer } from '../../../src/engines/mail';
import type { Mailer, MailerOptions } from '../../../src/engines/mail';
import { freePort } from '../../support/free-port';
import { startSmtp } from '../../support/smtp';
import type { TestSmtp } from '../../support/smtp';

const mailTo = (to: string) => ({
  from: 'press@pressroom.example',
  to,
  subject: 'Hello',
  text: 'Good day',
  messageId: `<${to}>`,
  attachments: [],
});

describe('createMailer', () => {
  let first: TestSmtp;
  let second: TestSmtp;
  const open: Mailer[] = [];
  const mailer = (options: Partial<MailerOptions> = {}) => {
    const made = createMailer({
      urls: [first.url, second.url],
      connections: 2,
      timeoutMs: 20_000,
      rates: { domains: {} },
      reserveTurn: async () => 0,
      ...options,
    });
    open.push(made);
    return made;
  };

  beforeAll(async () => {
    [first, second] = await Promise.all([startSmtp(), startSmtp()]);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((made) => made.close()));
    for (const smtp of [first, second]) {
      smtp.answer = () => 250;
      smtp.mails.length = 0;
    }
  });
  afterAll(() => Promise.all([first.close(), second.close()]));

  test('signs so that a published verifier accepts the mail, its unsubscribe fields included', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const record = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const dkim = {
      domainName: 'pressroom.example',
      keySelector: 'spring',
      privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    };
    const headers = {
      'List-Unsubscribe': '<https://press.example/u/1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    const asked: string[] = [];
    const resolver = async (name: string) => {
      asked.push(name);
      return Promise.resolve([[`v=DKIM1; k=rsa; p=${record}`]]);
    };
    const resultOf = async (raw: string) =>
      (await dkimVerify(Buffer.from(raw), { resolver })).results[0];

    await mailer({ dkim }).send({ ...mailTo('ann@mail.example'), headers });

    const raw = first.mails[0]?.raw ?? '';
    const result = await resultOf(raw);
    expect(result?.status.result).toBe('pass');
    expect(asked[0]).toBe('spring._domainkey.pressroom.example');
    const fields = (/[;\s]h=([^;]+);/.exec(raw)?.[1] ?? '').replace(/\s/g, '').toLowerCase();
    for (const name of ['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']) {
      expect(fields.split(':')).toContain(name);
    }
    const forged = await resultOf(raw.replace('press.example/u/1', 'evil.example/u/1'));
    expect(forged?.status.result).toBe('fail');
  });

  test('the first provider gets the mails while it works', async () => {
    const outcome = await mailer().send(mailTo('ann@mail.example'));
    expect(outcome).toMatchObject({ kind: 'accepted', answer: expect.stringMatching(/^250/) });
    expect([first.mails.length, second.mails.length]).toEqual([1, 0]);
  });

  test.each(['cut', 'hang', 421] as const)(
    'the next takes over where one answers %s',
    async (answer) => {
      first.answer = () => answer;
      expect(await mailer({ timeoutMs: 2_000 }).send(mailTo('ann@mail.example'))).toMatchObject({
        kind: 'accepted',
      });
      expect(second.mails.map(({ messageId }) => messageId)).toEqual(['<ann@mail.example>']);
    },
  );

  test('one that cannot be reached is left alone afterwards', async () => {
    const away = `smtp://127.0.0.1:${await freePort()}`;
    const made = mailer({ urls: [away, second.url] });
    for (const name of ['ann', 'bob', 'cyd']) {
      expect(await made.send(mailTo(`${name}@mail.example`))).toMatchObject({ kind: 'accepted' });
    }
    expect(second.mails).toHaveLength(3);
    expect(await mailer({ urls: [away] }).send(mailTo('ann@mail.example'))).toMatchObject({
      kind: 'unavailable',
      answer: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test.each([
    [550, 'refused'],
    [450, 'deferred'],
  ] as const)('what a provider says of a mail is final for this try: %i', async (code, kind) => {
    first.answer = () => code;
    const outcome = await mailer().send(mailTo('ann@mail.example'));
    expect(outcome).toMatchObject({ kind, answer: expect.stringContaining(String(code)) });
    expect(second.mails).toEqual([]);
  });

  test('a mail goes by a new connection where the server has closed the one that rested', async () => {
    const made = mailer();
    await made.send(mailTo('ann@mail.example'));
    first.hangUp();
    expect(await made.send(mailTo('bob@mail.example'))).toMatchObject({ kind: 'accepted' });
    expect([first.mails.length, second.mails.length]).toEqual([2, 0]);
  });

  test('a provider that takes few connections gets all mails over those', async () => {
    const narrow = await startSmtp(2);
    const made = mailer({ urls: [narrow.url, second.url], connections: 10 });
    const names = Array.from({ length: 30 }, (_, index) => `r${index}@mail.example`);
    await Promise.all(names.map((to) => made.send(mailTo(to))));
    expect([narrow.mails.length, second.mails.length]).toEqual([30, 0]);
    await narrow.close();
  });

  test('a mail counts as under way until its outcome is noted', async () => {
    const made = mailer();
    let unnoted = 0;
    const most: number[] = [];
    const send = (index: number) =>
      made.send(mailTo(`r${index}@mail.example`), {
        ready: async () => {
          most.push((unnoted += 1));
        },
        settle: async () => {
          await setImmediate();
          unnoted -= 1;
        },
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));
    expect(Math.max(...most)).toBe(made.lanes);
    expect(first.mails).toHaveLength(20);
  });

  test('waits for its turn with the provider and with the domain', async () => {
    const turns: string[] = [];
    const reserveTurn = async (name: string, intervalMs: number) => {
      turns.push(`${name.replace(/\d+$/, '')} ${intervalMs}`);
      return 0;
    };
    const rates = { provider: 20, domains: { 'slow.example': 2, '*': 100 } };
    const made = mailer({ rates, reserveTurn });
    await made.send(mailTo('ann@slow.example'));
    await made.send(mailTo('ann@mail.example'));
    expect(turns).toEqual([
      'domain:slow.example 500',
      'provider:127.0.0.1: 50',
      'domain:mail.example 10',
      'provider:127.0.0.1: 50',
    ]);
  });
});
