import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const FOLDER = resolve(__dirname, '../../deploy');

interface Rule {
  alert: string;
  annotations: { summary: string; runbook: string };
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

const { groups } = parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

describe('deploy/alerts.yml', () => {
  test('every alert is tested, says what is wrong and what to do', () => {
    const tests = read('alerts.test.yml');
    const names = rules.map(({ alert }) => alert);

    expect(names.filter((name) => !tests.includes(`alertname="${name}"`))).toEqual([]);
    for (const { annotations } of rules) {
      expect(annotations).toEqual({
        summary: expect.stringMatching(/\S/),
        runbook: expect.stringMatching(/\S/),
      });
    }
  });

  test('Prometheus takes it; each alert fires at its fault, none on a healthy day', () => {
    if (spawnSync('promtool', ['--version']).error !== undefined) {
      process.stderr.write('NOT TESTED: alerts, no promtool; install the package prometheus\n');
      return;
    }
    const checks = [
      ['check', 'config', 'prometheus.yml'],
      ['test', 'rules', 'alerts.test.yml'],
    ].map((words) => spawnSync('promtool', words, { cwd: FOLDER, encoding: 'utf8' }));
    for (const { status, stdout, stderr } of checks) {
      expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({
        status: 0,
        said: '',
      });
    }
  });
});
