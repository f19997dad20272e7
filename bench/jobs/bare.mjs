import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';

/**
 * Runs bare one-activity workflows on a worker of their own, a number of them at once.
 * @param {{ address: string, namespace: string, jobs: number, clients: number }} options
 */
export async function benchBare({ address, namespace, jobs, clients }) {
  const taskQueue = `bare-${randomUUID()}`;
  const worker = fork(path.join(import.meta.dirname, 'bare-worker.mjs'), [
    JSON.stringify({ address, namespace, taskQueue }),
  ]);
  await once(worker, 'message');
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const execute = () =>
    client.workflow.execute('bare', { taskQueue, workflowId: randomUUID(), args: [] });
  await Promise.all(Array.from({ length: clients }, execute));
  let left = jobs;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await execute();
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await connection.close();
  return { jobsPerSecond: jobs / seconds };
}
