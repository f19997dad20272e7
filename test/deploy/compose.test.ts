import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load';
import { OTHER_VARIABLES, SETTINGS } from '../../src/config/settings';
import { TASK_QUEUES } from '../../src/contract/names';

const PROJECT = resolve(__dirname, '../..');
const FILE = join(PROJECT, 'docker-compose.yml');

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  depends_on?: string[] | Record<string, unknown>;
  volumes?: string[];
  read_only?: boolean;
}

interface ComposeFile {
  services: Record<string, Service>;
  secrets: Record<string, unknown>;
}

const { services, secrets } = parse(readFileSync(FILE, 'utf8'), { merge: true }) as ComposeFile;

/** Those that run our own image. */
const ours = Object.entries(services).filter(([, { image }]) => image === 'pressroom');

describe('docker-compose.yml', () => {
  test('fits the schema of the Compose Specification', () => {
    const words = [join('node_modules', 'dclint', 'bin', 'dclint.cjs'), '--quiet', FILE];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: PROJECT,
      encoding: 'utf8',
    });

    expect({ status, said: `${stdout}${stderr}`.trim() }).toEqual({ status: 0, said: '' });
  });

  test('every service, secret and file that it refers to is there', () => {
    const missing = Object.values(services).flatMap((service) => [
      ...dependencies(service).filter((name) => !(name in services)),
      ...(service.secrets ?? []).filter((name) => !(name in secrets)),
      ...hostFiles(service).filter((path) => !existsSync(join(PROJECT, path))),
    ]);

    expect(missing).toEqual([]);
  });

  test.each(ours)('%s runs a program of ours with settings that it knows', (_, service) => {
    const [node, script] = service.command ?? [];
    const environment = service.environment ?? {};

    expect(node).toBe('node');
    expect(existsSync(join(PROJECT, script?.replace(/^dist(.*)\.js$/, 'src$1.ts') ?? ''))).toBe(
      true,
    );
    const known = { ...SETTINGS, ...OTHER_VARIABLES };
    const names = Object.keys(environment).map((name) => name.replace(/_FILE$/, ''));
    expect(names.filter((name) => !(name in known))).toEqual([]);
    expect(loadConfig(withSecrets(environment)).ENVIRONMENT).toBe('production');
    expect(service.read_only).toBe(true);
  });

  test('its workers serve every task queue', () => {
    const served = ours.flatMap(([, { environment }]) =>
      (environment?.['WORKER_QUEUES'] ?? '').split(',').filter(Boolean),
    );

    expect(served.sort()).toEqual([...TASK_QUEUES].sort());
  });
});

function dependencies({ depends_on: on = [] }: Service): string[] {
  return Array.isArray(on) ? on : Object.keys(on);
}

function hostFiles({ volumes = [] }: Service): string[] {
  return volumes.map((volume) => volume.split(':')[0] ?? '').filter((path) => /^\./.test(path));
}

/** Fills in what the secrets would hold, and the defaults of variables. */
function withSecrets(environment: Record<string, string>): Record<string, string> {
  const values = Object.entries(environment).map(([name, value]) => {
    if (name === 'DATABASE_URL_FILE') return ['DATABASE_URL', 'postgres://postgres/pressroom'];
    if (name.endsWith('_FILE')) return [name.replace(/_FILE$/, ''), 's'.repeat(40)];
    return [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')];
  });
  return Object.fromEntries(values) as Record<string, string>;
}
