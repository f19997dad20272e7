import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { WorkflowBundleOption, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { JOB_DEFINITIONS } from '../../src/contract/jobs';
import { workflowSource } from '../../src/workers/bundle';

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
  let traced: WorkflowBundleOption | undefined;

  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath: require.resolve('../../src/workflows'),
      logger: new DefaultLogger('ERROR'),
    });
    ({ workflowBundle: traced } = await workflowSource({ encrypted: false, traced: true }));
  });

  test.each(files)('%s replays: jobs under way survive a deploy of this code', async (file) => {
    await Worker.runReplayHistory({ workflowBundle }, read(file));
  });

  test.each(files)('%s replays with tracing switched on meanwhile', async (file) => {
    const sinks = { exporter: { export: { fn: () => undefined } } };
    await Worker.runReplayHistory({ workflowBundle: traced, sinks }, read(file));
  });

  test("there is one of every job type's workflow", () => {
    const recorded = new Set(files.map((file) => workflowOf(read(file))));
    const workflows = JOB_DEFINITIONS.map(({ workflow }) => workflow);

    expect(workflows.filter((name) => !recorded.has(name))).toEqual([]);
  });
});
