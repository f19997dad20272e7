import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client as EngineClient, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Client } from '../demo/client.mjs';
import { PROJECT } from '../supervisor/project.mjs';
import { startStack } from '../supervisor/stack.mjs';
import { COURSES } from './courses.mjs';
import { withoutTraces } from './without-traces.mjs';

const HISTORIES = path.join(PROJECT, 'test/replay/histories');

/** Free ports, and waits that a person who records has the patience for. */
const SETTINGS = {
  PORT: '0',
  POSTGRES_PORT: '0',
  TEMPORAL_DEV_PORT: '0',
  TEMPORAL_UI_PORT: '0',
  RETRY_INITIAL_INTERVAL: '1s',
  ACTIVITY_HEARTBEAT_TIMEOUT: '5s',
  SHUTDOWN_GRACE: '500ms',
};

/**
 * Takes a job through each course on a stack of its own, and writes the history of its workflow as JSON.
 * @param {{ log: (line: string) => void, signal: AbortSignal, kill: AbortSignal }} options
 */
export async function recordHistories({ log, signal, kill }) {
  const programsHome = path.join(PROJECT, '.pressroom');
  mkdirSync(programsHome, { recursive: true });
  const home = mkdtempSync(path.join(programsHome, 'histories-'));
  const env = { ...process.env, ...SETTINGS };
  try {
    const stack = await startStack({ home, programsHome, env, log, signal, kill });
    try {
      await takeCourses(stack, { home, log, signal });
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * @param {import('../supervisor/stack.mjs').Stack} stack
 * @param {{ home: string, log: (line: string) => void, signal: AbortSignal }} options
 */
async function takeCourses({ addresses, credentials }, { home, log, signal }) {
  if (credentials === undefined) throw new Error('ENVIRONMENT=production makes no account');
  const api = new Client(addresses.api, signal);
  await api.signIn(credentials.email, credentials.password);
  const { address, namespace } = addresses.temporal;
  const connection = await Connection.connect({ address });
  const { workflow } = new EngineClient({ connection, namespace });
  mkdirSync(HISTORIES, { recursive: true });
  try {
    for (const [name, course] of Object.entries(COURSES)) {
      const jobId = await course({ api, home, databaseUrl: addresses.databaseUrl });
      const handle = workflow.getHandle(jobId);
      // A job's row is final a moment before its workflow is.
      await handle.result().catch(() => undefined);
      const history = JSON.parse(historyToJSON(await handle.fetchHistory()));
      const file = path.join(HISTORIES, `${name}.json`);
      writeFileSync(file, `${JSON.stringify(withoutTraces(history), null, 1)}\n`);
      log(`${path.relative(PROJECT, file)}: ${history.events.length} events`);
    }
  } finally {
    await connection.close();
  }
}
