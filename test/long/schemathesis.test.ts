import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStack } from '../support/running-stack';
import type { RunningStack } from '../support/running-stack';
import { signIn } from '../support/stack';

const PROGRAMS_HOME = resolve(__dirname, '../../.pressroom');

/** What an answer must hold to: no failure of ours, and nothing that the document does not tell of. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

describe('the API and its OpenAPI document', () => {
  let program: string;
  let stack: RunningStack;

  beforeAll(async () => {
    const { installPythonTool, SCHEMATHESIS } =
      await import('../../scripts/embedded/python-tool.mjs');
    program = join(await installPythonTool(PROGRAMS_HOME, SCHEMATHESIS), 'schemathesis');
    // The jobs made here may be as large as the bounds allow; nobody waits for them.
    stack = await startStack({
      env: { SHUTDOWN_GRACE: '1s', RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' },
    });
  }, 400_000);
  afterAll(() => stack.discard(), 120_000);

  test('requests of every kind find no server error and nothing undocumented', async () => {
    const token = await signIn(stack.admin, stack.api);
    const words = [
      ['run', `${stack.api}/openapi.json`, '--url', `${stack.api}/api/v1`],
      ['--header', `Authorization: Bearer ${token}`, '--checks', CHECKS.join(',')],
      ['--phases', 'coverage,fuzzing', '--max-examples', '5', '--seed', '1'],
      ['--request-timeout', '20', '--generation-deterministic', '--no-color'],
      // Its account would end with a random password, and its role with it.
      ['--exclude-operation-id', 'changeUser'],
    ].flat();

    const { code, output } = await run(program, words);

    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  }, 300_000);
});

function run(file: string, words: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(file, words, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      done({ code, output: `${stdout}${stderr}`.slice(-20_000) });
    });
  });
}
