import { readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startInstallation } from '../support/installation/installation';
import type { Installation } from '../support/installation/installation';
import type { Part } from '../support/installation/part';
import { waitFor } from '../support/wait-for';
import { faultsOfEvents, readRecords, untilTidy } from './chaos/inspect';
import type { JobRecord } from './chaos/inspect';
import { smallStore } from './chaos/small-store';
import type { SmallStore } from './chaos/small-store';

/** What a DELETE promises. */
const CANCELLED_WITHIN_MS = 5_000;

describe('a worker that stops, freezes or is told to give up', () => {
  let installation: Installation;
  let store: SmallStore;

  beforeAll(async () => {
    installation = await startInstallation({
      apis: 1,
      workers: 2,
      env: {
        ACTIVITY_HEARTBEAT_TIMEOUT: '3s',
        RETRY_INITIAL_INTERVAL: '4s',
        SHUTDOWN_GRACE: '1s',
        WORKER_CONCURRENCY: '1',
      },
    });
    store = await smallStore(installation.home);
  }, 180_000);

  afterAll(async () => {
    await store.discard();
    await installation.discard();
  }, 60_000);

  async function post(query: string): Promise<string> {
    const answer = await installation.api.ask('POST', `/reports/heavy?${query}`);
    expect(answer.status).toBe(200);
    return String(answer.body['job_id']);
  }

  async function record(jobId: string): Promise<JobRecord> {
    const found = (await readRecords(installation)).find((entry) => entry.jobId === jobId);
    if (!found) throw new Error(`there is no job ${jobId}`);
    return found;
  }

  function untilIs(jobId: string, status: string): Promise<JobRecord> {
    return waitFor(`job ${jobId} to be ${status}`, async () => {
      const found = await record(jobId);
      return found.status === status && found;
    });
  }

  /** Finds the worker that runs a job, by the folder of its temporary files. */
  function runnerOf(jobId: string): Promise<Part> {
    const folder = join(installation.home, 'tmp');
    return waitFor(`a worker that runs ${jobId}`, async () => {
      for (const name of await readdir(folder)) {
        const files = await readdir(join(folder, name));
        const pid = Number(name.slice(name.lastIndexOf('-') + 1));
        const worker = installation.workers.find((part) => part.pid === pid);
        if (worker && files.some((file) => file.startsWith(jobId))) return worker;
      }
      return undefined;
    });
  }

  /** Waits until a worker has logged a line with these words more often than before. */
  async function untilLogged(worker: Part, words: string, act: () => Promise<void>) {
    const file = join(installation.home, 'logs', `${worker.name}.log`);
    const count = async () => (await readFile(file, 'utf8')).split(words).length;
    const before = await count();
    await act();
    await waitFor(`"${words}" in the log of ${worker.name}`, async () => (await count()) > before, {
      intervalMs: 10,
    });
  }

  async function again(worker: Part): Promise<void> {
    await untilLogged(worker, 'polling for work', () => worker.start());
  }

  test('asked to stop, it hands its work back after the grace: no attempt is lost, and it ends with 0', async () => {
    const jobId = await post('report_type=pdf&pages=2&processing_time=5');
    const worker = await runnerOf(jobId);

    await worker.signal('SIGTERM');

    expect(await worker.ended()).toBe('exit code 0');
    const job = await untilIs(jobId, 'completed');
    expect(job.attempt).toBe(1);
    expect(job.events.filter(({ kind }) => kind === 'attempt')).toHaveLength(1);
    await again(worker);
  });

  test('asked twice, it ends at once, and its work is done again', async () => {
    const jobId = await post('report_type=pdf&pages=2&processing_time=5');
    const worker = await runnerOf(jobId);

    await untilLogged(worker, '"stopping"', () => worker.signal('SIGTERM'));
    await worker.signal('SIGTERM');

    expect(await worker.ended()).toBe('exit code 1');
    expect((await untilIs(jobId, 'completed')).attempt).toBe(2);
    await again(worker);
  });

  test('asked to stop in the moment of its start, it ends with 0', async () => {
    const [worker] = installation.workers as [Part];
    await worker.stop();
    await again(worker);
    await worker.signal('SIGTERM');
    expect(await worker.ended()).toBe('exit code 0');
    await again(worker);
  });

  test('asked to stop while it waits for the engine, it ends with 0', async () => {
    const [worker] = installation.workers as [Part];
    const [network] = installation.networks;
    await worker.stop();
    network?.cut();
    await untilLogged(worker, 'waiting for the Temporal server', () => worker.start());
    await worker.signal('SIGTERM');
    expect(await worker.ended()).toBe('exit code 0');
    network?.mend();
    await again(worker);
  });

  test('a cancelled render is ended in time, and leaves nothing', async () => {
    const jobId = await post('report_type=pdf&pages=15000');
    const worker = await runnerOf(jobId);
    await waitFor('the render to write', () => holdsFilesOf(worker, jobId));

    const { status } = await installation.api.ask('DELETE', `/reports/jobs/${jobId}`);

    expect(status).toBe(200);
    await waitFor(
      'the thread and its files to be gone',
      async () =>
        !(await holdsFilesOf(worker, jobId)) && !(await temporaryFilesOf(installation, jobId)),
      { timeoutMs: CANCELLED_WITHIN_MS },
    );
    expect(faultsOfEvents(await record(jobId))).toEqual([]);
    await untilTidy(installation, await readRecords(installation));
  });

  test('a job is cancelled while it waits to be tried again, and says why it had to', async () => {
    const handleOf = (jobId: string) => installation.temporal.workflow.getHandle(jobId);
    await store.fill();
    const jobId = await post('report_type=pdf&pages=2');
    const failure = await waitFor('the first attempt to fail', async () => {
      const { raw } = await handleOf(jobId).describe();
      return raw.pendingActivities?.[0]?.lastFailure;
    });
    expect(failure.applicationFailureInfo?.type).toBe('UPSTREAM_UNAVAILABLE');
    expect(failure.message).toMatch(/^The artifact store is unavailable: /);

    await installation.api.ask('DELETE', `/reports/jobs/${jobId}`);

    await waitFor('the workflow to end', async () => {
      return (await handleOf(jobId).describe()).status.name === 'CANCELLED';
    });
    await store.empty();
    const job = await record(jobId);
    expect(job).toMatchObject({ status: 'cancelled', attempt: 1 });
    expect(faultsOfEvents(job)).toEqual([]);
    await untilTidy(installation, await readRecords(installation));
  });

  test('frozen until another has done its work, it changes nothing when it wakes', async () => {
    const jobId = await post('report_type=pdf&pages=2&processing_time=1');
    const zombie = await runnerOf(jobId);
    await zombie.signal('SIGSTOP');
    const done = await untilIs(jobId, 'completed');

    await zombie.signal('SIGCONT');

    await waitFor(
      'the zombie to give up',
      async () => !(await temporaryFilesOf(installation, jobId)),
    );
    await untilTidy(installation, await readRecords(installation));
    expect(await record(jobId)).toEqual(done);
    expect(done.attempt).toBe(2);
    expect(faultsOfEvents(done)).toEqual([]);
  });
});

/** Says whether a process has a file of a job open, as a thread that renders has. */
async function holdsFilesOf({ pid }: Part, jobId: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')),
  );
  return files.some((file) => file.includes(jobId));
}

/** Says whether any worker keeps a folder for a job. */
async function temporaryFilesOf({ home }: Installation, jobId: string): Promise<boolean> {
  const names = await readdir(join(home, 'tmp'), { recursive: true });
  return names.some((name) => name.includes(jobId));
}
