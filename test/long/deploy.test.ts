import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from '../support/free-port';
import type { Part } from '../support/installation/part';
import { programPart } from '../support/installation/program-part';
import { runPressroom } from '../support/run-pressroom';
import { startStack } from '../support/running-stack';
import type { RunningStack } from '../support/running-stack';
import { waitFor } from '../support/wait-for';

const WORKER = resolve(__dirname, '../../dist/workers/main.js');

describe('pressroom deploy', () => {
  let stack: RunningStack;
  const workers: Part[] = [];

  beforeAll(async () => {
    stack = await startStack();
  }, 180_000);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await stack.discard();
  }, 60_000);

  const pressroom = (words: string) => runPressroom(words, stack);

  /** Runs a worker of a build beside that of the stack, until the engine knows it. */
  async function startBuild(build: string): Promise<void> {
    const { databaseUrl } = JSON.parse(await readFile(join(stack.home, 'stack.json'), 'utf8')) as {
      databaseUrl: string;
    };
    const [port] = await freePorts(1);
    const worker = programPart({
      name: `worker-${build}`,
      script: WORKER,
      logs: join(stack.home, 'logs'),
      env: {
        BUILD_ID: build,
        DATABASE_URL: databaseUrl,
        PRESSROOM_HOME: stack.home,
        TEMPORAL_ADDRESS: stack.temporalAddress,
        WORKER_PORT: String(port),
      },
    });
    workers.push(worker);
    await worker.start();
    await waitFor(`the engine to know build ${build}`, async () => {
      return (await pressroom(`deploy ramp ${build} 0`)).code === 0;
    });
  }

  async function submit(seconds: number): Promise<string> {
    const words = `submit heavy --report-type pdf --pages 1 --processing-time ${seconds}`;
    const { stdout } = await pressroom(words);
    return stdout.trim();
  }

  test('a build gets the new jobs once it is current, and ends what it began', async () => {
    expect((await pressroom('deploy set-current a')).stderr).toContain('BUILD_ID');
    expect((await pressroom('deploy drain a')).code).toBe(1);

    await startBuild('a');
    await startBuild('b');
    expect(await pressroom('deploy set-current a')).toMatchObject({ code: 0, stderr: '' });
    const onA = await submit(20);
    await waitFor('the job to run', async () => (await pressroom('active')).stdout.includes(onA));
    expect((await pressroom('deploy drain a')).stderr).toContain('New jobs go to a');

    expect(await pressroom('deploy set-current b')).toMatchObject({ code: 0, stderr: '' });
    const onB = await submit(0);
    expect((await pressroom(`watch ${onB}`)).code).toBe(0);
    expect(await pressroom('deploy drain a --timeout 0')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/Jobs open on a: [1-9]/),
    });
    expect((await pressroom('deploy drain a')).code).toBe(0);
    expect((await pressroom(`watch ${onA}`)).code).toBe(0);

    await Promise.all(workers.map((worker) => worker.stop()));
    expect((await pressroom('deploy set-current --unversioned')).code).toBe(0);
    expect((await pressroom(`watch ${await submit(0)}`)).code).toBe(0);
  }, 120_000);
});
