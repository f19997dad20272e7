import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMailer } from '../../../src/engines/mail';
import { reserveTurn } from '../../../src/store/mail/reserve-turn';
import { useDatabase } from '../../support/database';
import { startSmtp } from '../../support/smtp';
import type { TestSmtp } from '../../support/smtp';

const MAILS = 80;
const PER_SECOND = 20;
/** Milliseconds between the first and the last of so many turns. */
const SPAN = ((MAILS - 1) * 1000) / PER_SECOND;

const database = useDatabase();

describe('reserveTurn', () => {
  let smtp: TestSmtp;
  beforeAll(async () => {
    smtp = await startSmtp();
  });
  afterAll(() => smtp.close());

  test('turns that several ask for at once lie one behind the other, as far apart as the rate says', async () => {
    const turns = await Promise.all(
      Array.from({ length: MAILS }, async () => {
        const wait = await reserveTurn(database.pool, 'asked', 1000 / PER_SECOND);
        return Date.now() + wait;
      }),
    );
    const span = Math.max(...turns) - Math.min(...turns);
    expect(span / SPAN).toBeGreaterThan(0.95);
    expect(span / SPAN).toBeLessThan(1.05);
  });

  test('two mailers together send no faster to a domain than its rate', async () => {
    const arrivals: number[] = [];
    smtp.answer = () => {
      arrivals.push(performance.now());
      return 250;
    };
    const mailers = [0, 1].map(() =>
      createMailer({
        urls: [smtp.url],
        connections: 5,
        timeoutMs: 5_000,
        rates: { domains: { 'slow.example': PER_SECOND } },
        reserveTurn: (name, intervalMs) => reserveTurn(database.pool, name, intervalMs),
      }),
    );
    const send = (count: number, domain: string) =>
      mailers.flatMap((mailer) =>
        Array.from({ length: count / mailers.length }, (_, index) =>
          mailer.send({
            from: 'press@pressroom.example',
            to: `r${index}@${domain}`,
            subject: 'Hello',
            text: 'Good day',
            messageId: `<${index}@pressroom.example>`,
            attachments: [],
          }),
        ),
      );
    // Connections that are there already delay no mail behind its turn.
    await Promise.all(send(20, 'unlimited.example'));
    arrivals.length = 0;
    await Promise.all(send(MAILS, 'slow.example'));
    await Promise.all(mailers.map((mailer) => mailer.close()));

    expect(arrivals).toHaveLength(MAILS);
    expect(((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / SPAN).toBeGreaterThan(0.95);
  });
});
