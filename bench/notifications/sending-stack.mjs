import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startStack } from '../../scripts/supervisor/stack.mjs';
import { createCaller } from './ours.mjs';

const SENTENCE =
  'Votre contrat arrive à échéance ; voici le détail des garanties et des montants. ';

/** A mail of about 4 KB, in which `{{name}}` is another for each recipient. */
export const TEXTS = {
  subject: 'Votre échéance, {{name}}',
  text: `Bonjour {{name}},\n${SENTENCE.repeat(20)}`,
  html: `<p>Bonjour {{name}},</p><p>${SENTENCE.repeat(25)}</p>`,
};

/**
 * Runs work on the product as `npm start` runs it, with one worker, and an SMTP server that takes every mail.
 * @template T
 * @param {(parts: { call: Awaited<ReturnType<typeof createCaller>>, pool: pg.Pool, port: number, engine: import('../../scripts/supervisor/stack-file.mjs').StackAddresses['temporal'] }) => Promise<T>} work
 * @param {NodeJS.ProcessEnv} [env] further settings
 * @returns {Promise<T>}
 */
export async function onSendingStack(work, env = {}) {
  const sink = fork(path.join(import.meta.dirname, 'smtp-sink.mjs'));
  const [{ port }] = await once(sink, 'message');
  const home = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
  const stack = await startStack({
    home,
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000',
      SMTP_URLS: `smtp://127.0.0.1:${port}`,
      ...env,
    },
    log: () => undefined,
  });
  const pool = new pg.Pool({ connectionString: stack.addresses.databaseUrl ?? '', max: 2 });
  try {
    const engine = stack.addresses.temporal;
    return await work({ call: await createCaller(stack), pool, port, engine });
  } finally {
    await pool.end();
    await stack.stop();
    sink.kill('SIGTERM');
    rmSync(home, { recursive: true, force: true });
  }
}
