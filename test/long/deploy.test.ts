import { execFile } from 'node:child_process';
import { cp, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { freePorts } from '../support/free-port';
import { ApiClient } from '../support/installation/api-client';
import type { Part } from '../support/installation/part';
import { programPart } from '../support/installation/program-part';
import { runPressroom } from '../support/run-pressroom';
import { startStack } from '../support/running-stack';
import type { RunningStack } from '../support/running-stack';
import { waitFor } from '../support/wait-for';

const PROJECT = resolve(__dirname, '../..');
const READY_TIMEOUT_MS = 120_000;
const WORKER = join(PROJECT, 'dist/workers/main.js');

describe('pressroom deploy', () => {
  let stack: RunningStack;
  let api: ApiClient;
  let temporal: Client;
  const workers: Part[] = [];

  beforeAll(async () => {
    stack = await startStack();
    api = new ApiClient([stack.api], stack.admin);
    temporal = new Client({ connection: Connection.lazy({ address: stack.temporalAddress }) });
  }, 180_000);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await temporal.connection.close();
    await stack.discard();
  }, 60_000);

  const pressroom = (words: string) => runPressroom(words, stack);

  /** Runs a worker of a build beside that of the stack, until the engine knows it. */
  async function startBuild(build: string, script = WORKER): Promise<void> {
    const { databaseUrl } = JSON.parse(await readFile(join(stack.home, 'stack.json'), 'utf8')) as {
      databaseUrl: string;
    };
    const [port] = await freePorts(1);
    const worker = programPart({
      name: `worker-${build}`,
      script,
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
    await waitFor(
      `the engine to know build ${build}`,
      async () => (await pressroom(`deploy ramp ${build} 0`)).code === 0,
      { timeoutMs: READY_TIMEOUT_MS, intervalMs: 250 },
    );
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

  test('jobs under way end on their build while a changed workflow takes the new ones', async () => {
    const changed = await changedWorker(stack.home);
    await startBuild('old');
    await pressroom('deploy set-current old');
    const before = await post(50, 1);
    await waitFor('all fifty to begin on the old build', async () => {
      return (await countOn('old', "JobType='heavy'")) === before.length;
    });

    await startBuild('changed', changed);
    expect(await pressroom('deploy set-current changed')).toMatchObject({ code: 0 });
    expect(await countOn('old', "ExecutionStatus='Running'")).toBeGreaterThan(0);
    const after = await post(10, 0);
    expect(await pressroom('deploy drain old')).toMatchObject({ code: 0 });

    expect(await completed([...before, ...after])).toBe(60);
    expect(await courses(before)).toEqual({ failedTasks: 0, withTimer: 0 });
    expect(await courses(after)).toEqual({ failedTasks: 0, withTimer: after.length });
    await pressroom('deploy set-current --unversioned');
  }, 180_000);

  async function post(count: number, seconds: number): Promise<string[]> {
    const query = `report_type=pdf&pages=1&processing_time=${seconds}`;
    const answers = await Promise.all(
      Array.from({ length: count }, () => api.ask('POST', `/reports/heavy?${query}`)),
    );
    return answers.map(({ body }) => String(body['job_id']));
  }

  async function countOn(build: string, condition: string): Promise<number> {
    const version = `TemporalWorkerDeploymentVersion='pressroom:${build}'`;
    return (await temporal.workflow.count(`${version} AND ${condition}`)).count;
  }

  /** How many of the jobs completed; waits until all have ended. */
  async function completed(jobIds: string[]): Promise<number> {
    const ends = await Promise.all(
      jobIds.map((jobId) =>
        waitFor(`the end of ${jobId}`, async () => {
          const { body } = await api.ask('GET', `/reports/jobs/${jobId}`);
          return ['completed', 'failed', 'cancelled'].includes(String(body['status'])) && body;
        }),
      ),
    );
    return ends.filter(({ status }) => status === 'completed').length;
  }

  /** What the jobs' histories say: tasks that their code failed on, and jobs whose course has the changed code's timer. */
  async function courses(jobIds: string[]) {
    const histories = await Promise.all(
      jobIds.map((jobId) => temporal.workflow.getHandle(jobId).fetchHistory()),
    );
    const events = histories.map((history) => history.events ?? []);
    return {
      failedTasks: events.flat().filter((event) => event.workflowTaskFailedEventAttributes).length,
      withTimer: events.filter((all) => all.some((event) => event.timerStartedEventAttributes))
        .length,
    };
  }
});

/** Copies the built program and changes a workflow in it, as the next version might; gives its worker's entry. */
async function changedWorker(home: string): Promise<string> {
  const folder = join(home, 'changed');
  await cp(join(PROJECT, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of await readdir(PROJECT)) {
    if (name !== 'dist') await symlink(join(PROJECT, name), join(folder, name));
  }
  const workflow = join(folder, 'dist/workflows/heavy.js');
  const code = await readFile(workflow, 'utf8');
  const begin = '(0, course_1.showCourse)();';
  if (!code.includes(begin)) throw new Error(`${workflow} does not hold ${begin}`);
  await writeFile(workflow, code.replace(begin, `${begin} await (0, workflow_1.sleep)(1);`));
  await promisify(execFile)(process.execPath, [join(folder, 'dist/workers/build-bundle.js')]);
  return join(folder, 'dist/workers/main.js');
}
