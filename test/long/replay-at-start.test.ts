import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Part } from '../support/installation/part';
import { startEngine } from '../support/installation/start-engine';
import '../support/quiet-runtime';
import { startStack } from '../support/running-stack';
import type { RunningStack } from '../support/running-stack';
import { makeTemporaryFolder, removeFolder } from '../support/temporary-folder';
import { waitFor } from '../support/wait-for';

const WORKFLOW = 'processDocumentWorkflow';
const QUEUE = 'documents';

/** What another version might do under the name of a workflow. */
const OTHER_VERSION = `
const { sleep } = require('@temporalio/workflow');
exports.${WORKFLOW} = () => sleep('1 hour');
`;

describe('npm start', () => {
  let home: string;
  let code: string;
  let engine: Part;
  let address: string;
  let stack: RunningStack | undefined;

  beforeAll(async () => {
    home = await makeTemporaryFolder('replay-at-start');
    await Promise.all(['engine', 'stack'].map((name) => mkdir(join(home, name))));
    const { port, ...started } = await startEngine(join(home, 'engine'));
    ({ engine } = started);
    address = `127.0.0.1:${port}`;
    // Within the project, so that its packages are found.
    code = await mkdtemp(join(__dirname, 'other-'));
    await writeFile(join(code, 'workflows.js'), OTHER_VERSION);
  }, 60_000);
  afterAll(async () => {
    await stack?.stop();
    await engine.stop();
    await rm(code, { recursive: true, force: true });
    await removeFolder(home);
  }, 60_000);

  test('refuses to start where an open job would get stuck on the present code', async () => {
    const workflowId = await beginByOtherVersion();

    const env = { TEMPORAL_ADDRESS: address };
    await expect(startStack({ home: join(home, 'stack'), env })).rejects.toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          new RegExp(`No worker was started[^]*${WORKFLOW} ${workflowId}: `),
        ),
      }),
    );
    stack = await startStack({
      home: join(home, 'stack'),
      env: { ...env, REPLAY_AT_START: 'false' },
    });
  }, 180_000);

  /** Begins a workflow as the other version does; no worker serves it afterwards. */
  async function beginByOtherVersion(): Promise<string> {
    const connection = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection,
      taskQueue: QUEUE,
      workflowsPath: join(code, 'workflows.js'),
    });
    const client = new Client({ connection: await Connection.connect({ address }) });
    const { workflowId } = await worker.runUntil(async () => {
      const handle = await client.workflow.start(WORKFLOW, { taskQueue: QUEUE, workflowId: 'old' });
      await waitFor('the first step of the workflow', async () => {
        const { events } = await handle.fetchHistory();
        return events?.some((event) => event.timerStartedEventAttributes);
      });
      return handle;
    });
    await client.connection.close();
    await connection.close();
    return workflowId;
  }
});
