import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { JOB_DEFINITIONS } from '../../src/contract/jobs';

const HISTORIES = join(__dirname, 'histories');

Runtime.install({ logger: new DefaultLogger('ERROR') });

interface RecordedHistory {
  events: { workflowExecutionStartedEventAttributes?: { workflowType: { name: string } } }[];
}

function read(file: string): RecordedHistory {
  return JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as RecordedHistory;
}

function workflowOf({ events }: RecordedHistory): string | undefined {
  return events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name;
}

const files = readdirSync(HISTORIES).sort();

describe('the recorded histories', () => {
  let workflowBundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath: require.resolve('../../src/workflows'),
      logger: new DefaultLogger('ERROR'),
    });
  });

  test.each(files)('%s replays: jobs under way survive a deploy of this code', async (file) => {
    await Worker.runReplayHistory({ workflowBundle }, read(file));
  });

  test("there is one of every job type's workflow", () => {
    const recorded = new Set(files.map((file) => workflowOf(read(file))));
    const workflows = JOB_DEFINITIONS.map(({ workflow }) => workflow);

    expect(workflows.filter((name) => !recorded.has(name))).toEqual([]);
  });
});
