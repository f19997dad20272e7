import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { registerSearchAttributes } from '../../src/temporal/search-attributes';
import { sharedServer } from './shared-server';

/** A Temporal server as a test file uses it. */
export interface TestTemporal {
  /** Connections and a client to the server, which takes the product's search attributes. */
  readonly env: TestWorkflowEnvironment;
  /** A task queue that no other test file uses. */
  readonly taskQueue: string;
}

/** Connects the tests of a file (or a describe block) to the run's real dev server. */
export function useTemporal(): TestTemporal {
  return useEnvironment(async () => {
    const { address } = await sharedServer('temporal');
    const env = await TestWorkflowEnvironment.createFromExistingServer({
      address,
      namespace: 'default',
    });
    await registerSearchAttributes(env.client);
    return env;
  });
}

/** Gives the tests of a file (or a describe block) a server of their own whose clock jumps over timers, and which takes any search attribute. */
export function useTimeSkipping(): TestTemporal {
  return useEnvironment(async () => {
    const { executable } = await sharedServer('time-skipping');
    return TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: executable } },
    });
  });
}

function useEnvironment(create: () => Promise<TestWorkflowEnvironment>): TestTemporal {
  let env: TestWorkflowEnvironment | undefined;
  beforeAll(async () => {
    env = await create();
  });
  afterAll(() => env?.teardown());
  return {
    taskQueue: `test-${randomUUID()}`,
    get env() {
      if (!env) throw new Error('The Temporal server is there within tests and hooks only');
      return env;
    },
  };
}
