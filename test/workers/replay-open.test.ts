import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { replayOpen } from '../../src/workers/replay-open';
import { startWorkflow, withWorkflows } from '../support/run-workflows';
import { useTemporal } from '../support/temporal';
import { waitFor } from '../support/wait-for';

const WORKFLOW = 'heavyReportWorkflow';

/** What a release other than this one might do under the name of a workflow. */
const OTHER_CODE = `
const { sleep } = require('@temporalio/workflow');
exports.${WORKFLOW} = () => sleep('1 hour');
`;

describe('replayOpen', () => {
  const temporal = useTemporal();
  let folder: string;

  beforeAll(async () => {
    // Within the project, so that its packages are found.
    folder = await mkdtemp(join(__dirname, 'other-'));
    await writeFile(join(folder, 'workflows.js'), OTHER_CODE);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('replays what this code began, names what it did not begin, and counts what waits', async () => {
    const idleQueue = `${temporal.taskQueue}-idle`;
    const waiting = await startWorkflow({ ...temporal, taskQueue: idleQueue }, WORKFLOW);
    const other = await begunByOtherCode();
    let letGo = (): void => undefined;
    const held = new Promise<void>((release) => (letGo = release));
    const outcome = await withWorkflows(temporal, { renderReport: () => held }, async () => {
      const handle = await startWorkflow(temporal, WORKFLOW);
      await begun(handle);
      await waitFor('all three in the list of open workflows', async () => {
        const query = `ExecutionStatus='Running' AND TaskQueue IN ('${temporal.taskQueue}', '${idleQueue}')`;
        return (await temporal.env.client.workflow.count(query)).count === 3;
      });
      const found = await replayOpen(temporal.env.client, {
        queues: [temporal.taskQueue, idleQueue],
        payloadKeys: [],
      });
      await handle.terminate();
      letGo();
      return found;
    });

    expect(outcome).toEqual({
      replayed: 2,
      notBegun: 1,
      failed: [
        {
          workflowId: other.workflowId,
          workflowType: WORKFLOW,
          reason: expect.stringMatching(/nondeterminism/i),
        },
      ],
    });
    await Promise.all([waiting.terminate(), other.terminate()]);
  });

  /** A workflow that a worker of another release has begun, and that is open still. */
  async function begunByOtherCode() {
    const worker = await Worker.create({
      connection: temporal.env.nativeConnection,
      namespace: 'default',
      taskQueue: temporal.taskQueue,
      workflowsPath: join(folder, 'workflows.js'),
    });
    return worker.runUntil(async () => {
      const handle = await startWorkflow(temporal, WORKFLOW);
      await begun(handle);
      return handle;
    });
  }

  async function begun(handle: Awaited<ReturnType<typeof startWorkflow>>): Promise<void> {
    await waitFor('the first workflow task', async () => {
      const { events } = await handle.fetchHistory();
      return events?.some((event) => event.workflowTaskCompletedEventAttributes) === true;
    });
  }
});
