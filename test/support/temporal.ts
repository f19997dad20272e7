import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { SEARCH_ATTRIBUTES } from '../../src/contract/names';
import { registerSearchAttributes } from '../../src/temporal/search-attributes';
import { sharedServer } from './shared-server';

/** `INDEXED_VALUE_TYPE_KEYWORD` of the Temporal API. */
const KEYWORD = 2;

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

/** Gives the tests of a file (or a describe block) a server of their own whose clock jumps over timers. */
export function useTimeSkipping(): TestTemporal {
  return useEnvironment(async () => {
    const { executable } = await sharedServer('time-skipping');
    const env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: executable } },
    });
    // This server cannot list what it knows, which the product's own registration starts with.
    await env.connection.operatorService.addSearchAttributes({
      namespace: env.namespace ?? 'default',
      searchAttributes: Object.fromEntries(
        Object.values(SEARCH_ATTRIBUTES).map((name) => [name, KEYWORD]),
      ),
    });
    return env;
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
