import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_JOB_POLICY } from '../../../src/contract/policy';
import { useTemporal } from '../../support/temporal';
import { waitFor } from '../../support/wait-for';

const PROJECT = resolve(__dirname, '../../..');

/** NOTIFICATIONS_TASK_RATE, in activities a second. */
const PER_SECOND = 20;
const WINDOW_MS = 20_000;
/** Mails before the window: what the engine lets through at once in the beginning is over then. */
const BEFORE = 60;
const MAILS = 600;
const TIMEOUT_MS = 100_000;

/** A worker of the queue, made as the product makes it, whose mails go nowhere; it prints a dot for each. */
const WORKER = `
  const { DefaultLogger, NativeConnection, Runtime } = require('@temporalio/worker');
  const { createWorkers } = require('./dist/workers/create-workers.js');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  NativeConnection.connect({ address: process.env.ADDRESS }).then(async (connection) => {
    const [worker] = await createWorkers({
      connection,
      namespace: 'default',
      queues: ['notifications'],
      concurrency: 4,
      shutdownGraceMs: 1_000,
      taskRates: { notifications: ${PER_SECOND} },
      activities: {
        planMail: async () => ({ waitMs: 0 }),
        sendEmail: async () => void process.stdout.write('.'),
      },
      payloadKeys: [],
      buildId: undefined,
      plugin: undefined,
    });
    await worker.run();
    await connection.close();
  });`;

describe('NOTIFICATIONS_TASK_RATE', () => {
  const temporal = useTemporal();

  /** Starts a worker as a process; `onMail` hears of each mail. */
  function startWorker(onMail: () => void): () => Promise<unknown> {
    const env = { PATH: process.env['PATH'], ADDRESS: temporal.env.address };
    const worker = spawn(process.execPath, ['-e', WORKER], {
      cwd: PROJECT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    worker.stdout.on('data', (dots: Buffer) => {
      dots.forEach(onMail);
    });
    const ended = once(worker, 'exit');
    return () => {
      worker.kill('SIGTERM');
      return ended;
    };
  }

  function startMail() {
    const jobId = randomUUID();
    return temporal.env.client.workflow.start('sendEmailWorkflow', {
      taskQueue: 'notifications',
      workflowId: jobId,
      args: [{ jobId, policy: DEFAULT_JOB_POLICY }],
    });
  }

  test(
    'is what two workers of the queue do together, within 5 %',
    async () => {
      const mails: { worker: string; at: number }[] = [];
      const stops = ['one', 'two'].map((worker) =>
        startWorker(() => mails.push({ worker, at: performance.now() })),
      );
      const handles = await Promise.all(Array.from({ length: MAILS }, startMail));
      try {
        await waitFor('the first mails', () => mails.length > BEFORE);
        const begin = performance.now();
        const end = begin + WINDOW_MS;
        await waitFor('the end', () => performance.now() > end, { timeoutMs: WINDOW_MS * 2 });
        const within = mails.filter(({ at }) => at >= begin && at < end);
        const share = within.length / ((PER_SECOND * WINDOW_MS) / 1000);
        process.stdout.write(`${within.length} mails: ${share.toFixed(3)} of the rate\n`);

        expect(new Set(within.map(({ worker }) => worker)).size).toBe(2);
        expect(share).toBeGreaterThan(0.95);
        expect(share).toBeLessThan(1.05);
      } finally {
        await Promise.all(handles.map((handle) => handle.terminate().catch(() => undefined)));
        await Promise.all(stops.map((stop) => stop()));
      }
    },
    TIMEOUT_MS,
  );
});
