import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStack } from '../../support/running-stack';
import type { RunningStack } from '../../support/running-stack';
import { waitFor } from '../../support/wait-for';

/** Kills of a run; MAIL_KILLS=20 is the full measure, for which there is no time in every run. */
const KILLS = Number(process.env['MAIL_KILLS'] ?? 5);
const RECIPIENTS = 300 * KILLS;
/** Mails that may be under way when a worker is killed. */
const CONNECTIONS = 10;
const TIMEOUT_MS = 60_000 + KILLS * 36_000;

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('a bulk mail whose workers are killed', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    const env = {
      RETRY_INITIAL_INTERVAL: '1s',
      ACTIVITY_HEARTBEAT_TIMEOUT: '2s',
      SMTP_CONNECTIONS: String(CONNECTIONS),
    };
    stack = await startStack({ env });
  }, TIMEOUT_MS);
  afterAll(() => stack.discard(), TIMEOUT_MS);

  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const answer = await fetch(`${stack.api}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const mails = async () => {
    const names = await readdir(join(stack.home, 'mail'));
    return names.filter((name) => name.endsWith('.eml'));
  };
  const sent = async (id: string, token: string) => {
    const ids: string[] = [];
    for (let page = [{ position: -1, message_id: '' }], size = 1; size > 0; size = page.length) {
      const behind = page.at(-1)?.position ?? -1;
      const after = behind < 0 ? '' : `&after=${behind}`;
      const path = `/notifications/jobs/${id}/recipients?status=sent&limit=1000${after}`;
      page = (await call('GET', path, undefined, token)) as unknown as typeof page;
      ids.push(...page.map((one) => one.message_id));
    }
    return ids;
  };
  const killWorker = async () => {
    const file = await readFile(join(stack.home, 'run', 'worker.json'), 'utf8');
    process.kill((JSON.parse(file) as { pid: number }).pid, 'SIGKILL');
  };

  test(
    'reaches every recipient; only mails under way come twice, under the same Message-ID',
    async () => {
      const token = (await call('POST', '/auth/login', stack.admin))['access_token'] as string;
      const recipients = Array.from({ length: RECIPIENTS }, (_, index) => ({
        email: `r${index}@mail.example`,
      }));
      const bulk = { recipients, subject: 'Hello', content: 'Good day. '.repeat(400) };
      const { job_id: id } = await call('POST', '/notifications/bulk', bulk, token);
      const job = () => call('GET', `/notifications/jobs/${String(id)}`, undefined, token);

      const random = seeded(11);
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const share = (RECIPIENTS * kill) / (KILLS + 1);
        await waitFor('mails', async () => (await mails()).length > share - random() * 100, {
          timeoutMs: 60_000,
        });
        await delay(random() * 20);
        await killWorker();
      }
      await waitFor('the end', async () => (await job())['status'] === 'completed', {
        timeoutMs: 90_000,
      });

      const received = await Promise.all(
        (await mails()).map(async (name) => {
          const mail = await readFile(join(stack.home, 'mail', name), 'utf8');
          return /^message-id:\s*(\S+)/im.exec(mail)?.[1];
        }),
      );
      const again = received.length - new Set(received).size;
      process.stdout.write(`${again} of ${RECIPIENTS} mails came twice, by ${KILLS} kills\n`);
      expect([...new Set(received)].sort()).toEqual((await sent(String(id), token)).sort());
      expect(again).toBeLessThanOrEqual(KILLS * CONNECTIONS);
      expect((await job())['result']).toMatchObject({
        recipients_count: RECIPIENTS,
        successful_sends: RECIPIENTS,
        failed_sends: 0,
      });
    },
    TIMEOUT_MS,
  );
});
