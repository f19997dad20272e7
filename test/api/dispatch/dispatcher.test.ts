import { afterEach, describe, expect, test } from '@jest/globals';
import { Dispatcher } from '../../../src/api/dispatch/dispatcher';
import { DEFAULT_JOB_POLICY } from '../../../src/contract/policy';
import { createLogger } from '../../../src/logging/logger';
import { findJob } from '../../../src/store/jobs/find-job';
import { cancelJob } from '../../../src/store/jobs/cancel-job';
import { createEngineClient } from '../../../src/temporal/connect';
import { useDatabase } from '../../support/database';
import { freePort } from '../../support/free-port';
import { givenJob } from '../../support/jobs';
import { useTemporal } from '../../support/temporal';
import { waitFor } from '../../support/wait-for';

const log = createLogger('test', 'fatal');

describe('Dispatcher', () => {
  const database = useDatabase();
  const temporal = useTemporal();
  const running: Dispatcher[] = [];

  function dispatcherTo(address: string): Dispatcher {
    const client = createEngineClient({ namespace: 'default', connection: { address } }, 'test');
    const dispatcher = new Dispatcher({
      pool: database.pool,
      client,
      policy: DEFAULT_JOB_POLICY,
      log,
    });
    running.push(dispatcher);
    return dispatcher;
  }

  function statusOf(jobId: string) {
    return async () => (await findJob(database.pool, jobId))?.status;
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
  });

  test('starts the workflow of a job under its id, once, and marks the row', async () => {
    const dispatcher = dispatcherTo(temporal.env.address);
    const job = await givenJob(database.pool);

    expect(await dispatcher.submit(job, 'a@b.example')).toBe('queued');
    expect(await dispatcher.submit(job, 'a@b.example')).toBe('queued');

    await waitFor('the row to be queued', async () => (await statusOf(job.jobId)()) === 'queued');
    const { status, typedSearchAttributes } = await temporal.env.client.workflow
      .getHandle(job.jobId)
      .describe();
    expect(status.name).toBe('RUNNING');
    const attributes = Object.fromEntries(
      typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
    expect(attributes).toMatchObject({ JobType: 'dummy', RequestedBy: 'a@b.example' });
  });

  test('leaves a job pending within 3 s while the engine is away, and says so at once from then on', async () => {
    const dispatcher = dispatcherTo(`127.0.0.1:${await freePort()}`);

    expect(await dispatcher.submit(await givenJob(database.pool), 'a@b.example')).toBe('pending');
    expect(dispatcher.engineUp).toBe(false);
    expect(await dispatcher.submit(await givenJob(database.pool), 'a@b.example')).toBe('pending');
  });

  test('starts what an outage left pending, and tells of cancellations that the engine missed', async () => {
    const away = dispatcherTo(`127.0.0.1:${await freePort()}`);
    const [job, gone] = [await givenJob(database.pool), await givenJob(database.pool)];
    await away.submit(job, 'a@b.example');
    await database.pool.query(`update jobs set created_at = now() - interval '1 minute'`);
    await cancelJob(database.pool, gone.jobId);
    await away.cancel(gone.jobId);

    const back = dispatcherTo(temporal.env.address);
    back.start();

    await waitFor('the row to be queued', async () => (await statusOf(job.jobId)()) === 'queued');
    await waitFor('the engine to know of the cancellation', async () => {
      const { rows } = await database.pool.query(
        'select from jobs where cancel_requested_at is not null',
      );
      return rows.length === 0;
    });
    expect(await statusOf(gone.jobId)()).toBe('cancelled');
  });
});
