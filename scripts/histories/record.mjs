import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client as EngineClient, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Client } from '../demo/client.mjs';
import { PROJECT } from '../supervisor/project.mjs';
import { startStack } from '../supervisor/stack.mjs';
import { COURSES } from './courses/index.mjs';
import { withoutTraces } from './without-traces.mjs';

const HISTORIES = path.join(PROJECT, 'test/replay/histories');

/** Free ports, and waits that a person who records has the patience for. */
const SETTINGS = {
  PORT: '0',
  POSTGRES_PORT: '0',
  SMTP_PORT: '0',
  TEMPORAL_DEV_PORT: '0',
  TEMPORAL_UI_PORT: '0',
  RETRY_INITIAL_INTERVAL: '1s',
  ACTIVITY_HEARTBEAT_TIMEOUT: '5s',
  SHUTDOWN_GRACE: '500ms',
};

/**
 * Takes a job through each course on a stack of its own, and writes the history of its workflow as JSON.
 * @param {object} options
 * @param {string[]} options.wanted beginnings of the courses' names; all of them where empty
 * @param {(line: string) => void} options.log
 * @param {AbortSignal} options.signal
 * @param {AbortSignal} options.kill
 */
export async function recordHistories({ wanted, log, signal, kill }) {
  const courses = Object.entries(COURSES).filter(
    ([name]) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
  );
  if (courses.length === 0) {
    throw new Error(`No course is named like that; there are ${Object.keys(COURSES).join(', ')}`);
  }
  const programsHome = path.join(PROJECT, '.pressroom');
  mkdirSync(programsHome, { recursive: true });
  const home = mkdtempSync(path.join(programsHome, 'histories-'));
  const env = { ...process.env, ...SETTINGS };
  try {
    const stack = await startStack({ home, programsHome, env, log, signal, kill });
    try {
      await takeCourses(stack, { courses, home, log, signal });
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * @param {import('../supervisor/stack.mjs').Stack} stack
 * @param {object} options
 * @param {[string, (place: import('./courses/ended.mjs').Place) => Promise<string>][]} options.courses
 * @param {string} options.home
 * @param {(line: string) => void} options.log
 * @param {AbortSignal} options.signal
 */
async function takeCourses({ addresses, credentials }, { courses, home, log, signal }) {
  if (credentials === undefined) throw new Error('ENVIRONMENT=production makes no account');
  const api = new Client(addresses.api, signal);
  await api.signIn(credentials.email, credentials.password);
  const { address, namespace } = addresses.temporal;
  const connection = await Connection.connect({ address });
  const engine = new EngineClient({ connection, namespace });
  const place = { api, engine, home, databaseUrl: addresses.databaseUrl };
  mkdirSync(HISTORIES, { recursive: true });
  try {
    for (const [name, course] of courses) {
      const handle = engine.workflow.getHandle(await course(place));
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
