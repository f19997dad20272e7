import { setMaxListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMailer } from '../../../src/engines/mail';
import type { Mailer } from '../../../src/engines/mail';
import { createLogger } from '../../../src/logging/logger';
import { reserveTurn } from '../../../src/store/mail/reserve-turn';
import { createPool } from '../../../src/store/pool';
import { useDatabase } from '../../support/database';
import { startSmtp } from '../../support/smtp';
import type { TestSmtp } from '../../support/smtp';
import { waitFor } from '../../support/wait-for';

const PER_SECOND = 40;
const WINDOW_MS = 20_000;
/** Mails before the window, in which the connections are made. */
const BEFORE = 80;
const LANES = 20;
const TIMEOUT_MS = 60_000;

const database = useDatabase();

describe('a rate that two workers share', () => {
  let smtp: TestSmtp;
  const arrivals: number[] = [];
  beforeAll(async () => {
    smtp = await startSmtp();
    smtp.answer = () => {
      arrivals.push(performance.now());
      return 250;
    };
  });
  afterAll(() => smtp.close());

  /** Sends as a worker does, over connections to database and provider that are its own, until it is stopped. */
  function startWorker(
    name: string,
    rates: { provider?: number; domains: Record<string, number> },
  ) {
    const log = createLogger('test', 'error');
    const pool = createPool(database.url, { max: 10, name, log });
    const mailer = createMailer({
      urls: [smtp.url],
      connections: LANES,
      timeoutMs: 10_000,
      rates,
      reserveTurn: (turn, intervalMs) => reserveTurn(pool, turn, intervalMs),
    });
    const stop = new AbortController();
    setMaxListeners(LANES, stop.signal);
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      sendUntil(mailer, { to: `${name}.${lane}@slow.example`, signal: stop.signal }),
    );
    return async () => {
      stop.abort();
      await Promise.all(lanes);
      await mailer.close();
      await pool.end();
    };
  }

  test.each([
    ['a provider', { provider: PER_SECOND, domains: {} }],
    ['a domain', { domains: { 'slow.example': PER_SECOND } }],
  ])(
    'lets through what it says, within 5 %, to %s',
    async (_to, rates) => {
      arrivals.length = 0;
      const stops = ['one', 'two'].map((name) => startWorker(name, rates));
      try {
        await waitFor('the first mails', () => arrivals.length > BEFORE);
        const begin = performance.now();
        const end = begin + WINDOW_MS;
        await waitFor('the end', () => performance.now() > end, { timeoutMs: WINDOW_MS * 2 });
        const arrived = arrivals.filter((at) => at >= begin && at < end).length;
        const share = arrived / ((PER_SECOND * WINDOW_MS) / 1000);
        process.stdout.write(
          `${arrived} mails in ${WINDOW_MS / 1000} s: ${share.toFixed(3)} of the rate\n`,
        );
        expect(share).toBeGreaterThan(0.95);
        expect(share).toBeLessThan(1.05);
      } finally {
        await Promise.all(stops.map((stop) => stop()));
      }
    },
    TIMEOUT_MS,
  );
});

async function sendUntil(mailer: Mailer, { to, signal }: { to: string; signal: AbortSignal }) {
  for (let index = 0; !signal.aborted; index += 1) {
    const messageId = `<${index}.${to}>`;
    const mail = { from: 'press@pressroom.example', to, subject: 'Hello', text: 'Good day' };
    await mailer
      .send({ ...mail, messageId, attachments: [] }, { signal })
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  }
}
