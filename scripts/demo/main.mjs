import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../supervisor/project.mjs';
import { startStack } from '../supervisor/stack.mjs';
import { Client } from './client.mjs';
import { showProgress } from './progress.mjs';
import { demoReports } from './reports.mjs';
import { layOut, readableSize } from './table.mjs';

/** Its own ports, whatever else runs here; 0 means a free one. */
const FREE_PORTS = {
  PORT: '0',
  POSTGRES_PORT: '0',
  SMTP_PORT: '0',
  TEMPORAL_DEV_PORT: '0',
  TEMPORAL_UI_PORT: '0',
};

/**
 * Runs one report of each type through a stack of its own and puts the files into `out`.
 * @param {{ log: (line: string) => void, signal: AbortSignal, kill: AbortSignal }} options
 */
export async function runDemo({ log, signal, kill }) {
  const programsHome = path.join(PROJECT, '.pressroom');
  const ownHome = process.env['PRESSROOM_HOME'];
  const where = ownHome
    ? { home: ownHome }
    : { home: path.join(programsHome, 'demo'), programsHome };
  log('Starting database, engine, API and worker …');
  const stack = await startStack({
    ...where,
    env: { ...process.env, ...FREE_PORTS },
    log,
    signal,
    kill,
  });
  try {
    log(
      `API ${stack.addresses.api}, Temporal Web UI ${stack.addresses.temporal.ui ?? 'elsewhere'}`,
    );
    await runReports(stack, log, signal);
  } finally {
    log('Stopping …');
    await stack.stop();
  }
}

/**
 * @param {import('../supervisor/stack.mjs').Stack} stack
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 */
async function runReports({ addresses, credentials }, log, signal) {
  if (credentials === undefined) {
    throw new Error('Set ADMIN_EMAIL and ADMIN_PASSWORD: in production no account is made.');
  }
  const client = new Client(addresses.api, signal);
  await client.signIn(credentials.email, credentials.password);
  const out = path.join(PROJECT, 'out');
  mkdirSync(out, { recursive: true });
  const progress = showProgress(log);
  const settled = await Promise.allSettled(
    demoReports().map((report) => makeReport(client, report, out, progress.follow(report.name))),
  );
  progress.end();
  signal.throwIfAborted();
  const rows = settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  log(`\n${layOut([['report', 'file', 'size', 'holds', 'seconds'], ...rows])}\n`);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (failures.length > 0) throw new Error(failures.map((failure) => failure.message).join('\n'));
}

/**
 * @param {Client} client
 * @param {import('./reports.mjs').DemoReport} report
 * @param {string} out
 * @param {(job: import('./client.mjs').Job) => void} onChange
 * @returns {Promise<string[][]>} a row of the table for each file
 */
async function makeReport(client, { name, path: endpoint, body, files }, out, onChange) {
  try {
    const result = await client.run(endpoint, body, onChange);
    const seconds = result.processing_time_seconds.toFixed(2);
    const artifacts = result.artifacts ?? [];
    if (artifacts.length !== files.length) {
      throw new Error(`${artifacts.length} files in place of ${files.length}`);
    }
    if (files.length === 0) return [[name, '(no file)', '', '', seconds]];
    const rows = [];
    for (const [index, artifact] of artifacts.entries()) {
      const file = path.join(out, files[index] ?? artifact.name);
      await client.download(artifact, file);
      const size = readableSize(statSync(file).size);
      const shown = path.relative(PROJECT, file);
      rows.push(
        index === 0 ? [name, shown, size, holds(result), seconds] : ['', shown, size, '', ''],
      );
    }
    return rows;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** @param {import('./client.mjs').JobResult} result */
function holds({ pages, sheets, rows, charts }) {
  const counts = Object.entries({ pages, sheets, rows, charts });
  return counts
    .filter(([, count]) => count !== undefined)
    .map(([what, count]) => `${count} ${count === 1 ? what.slice(0, -1) : what}`)
    .join(', ');
}
