import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { TopologyPlace } from './topology';
import { waitFor } from './wait-for';

/** How long a fault must last in a test before its alert fires, instead of minutes. */
const PATIENCE = '3s';

interface Rules {
  groups: { rules: { for?: string }[] }[];
}

interface Alert {
  state: string;
  labels: Record<string, string>;
}

interface Series {
  metric: Record<string, string>;
  value: [at: number, value: string];
}

/** Says whether there is a Prometheus, and tells where there is none. */
export function hasPrometheus(): boolean {
  if (spawnSync('prometheus', ['--version']).error === undefined) return true;
  process.stderr.write('NOT TESTED: dashboard and alerts, no prometheus; install that package\n');
  return false;
}

/** A running Prometheus of the topology. */
export class TestPrometheus {
  private readonly address: string;

  constructor(private readonly place: TopologyPlace) {
    this.address = `http://127.0.0.1:${place.ports[9090]}`;
  }

  /** Has it scrape every two seconds, and alerts fire after seconds where they wait for minutes. Nothing else is changed. */
  async quicken(): Promise<void> {
    const file = join(this.place.folder, 'prometheus.yml');
    const config = parse(await readFile(file, 'utf8')) as { rule_files: [string] };
    const rules = parse(await readFile(config.rule_files[0], 'utf8')) as Rules;
    for (const rule of rules.groups.flatMap((group) => group.rules)) {
      if (rule.for !== undefined) rule.for = PATIENCE;
    }
    const quickRules = join(this.place.folder, 'alerts.yml');
    await writeFile(quickRules, stringify(rules));
    const global = { scrape_interval: '2s', evaluation_interval: '1s' };
    await writeFile(file, stringify({ ...config, global, rule_files: [quickRules] }));
    process.kill(this.place.pid, 'SIGHUP');
    await waitFor('the quicker configuration', async () => {
      const { yaml } = await this.ask<{ yaml: string }>('status/config');
      return yaml.includes('scrape_interval: 2s');
    });
  }

  /** Evaluates an expression now. */
  async query(expression: string): Promise<Series[]> {
    const { result } = await this.ask<{ result: Series[] }>(
      `query?query=${encodeURIComponent(expression)}`,
    );
    return result;
  }

  /** Waits until an alert fires; `meanwhile` goes on making its fault. */
  untilFiring(alert: string, meanwhile?: () => Promise<unknown>): Promise<true> {
    return waitFor(`${alert} to fire`, async () => {
      await meanwhile?.();
      const { alerts } = await this.ask<{ alerts: Alert[] }>('alerts');
      return alerts.some(
        ({ state, labels }) => state === 'firing' && labels['alertname'] === alert,
      );
    });
  }

  private async ask<T>(path: string): Promise<T> {
    const response = await fetch(`${this.address}/api/v1/${path}`);
    const body = (await response.json()) as { status: string; data: T; error?: string };
    if (body.status !== 'success') throw new Error(`Prometheus refuses ${path}: ${body.error}`);
    return body.data;
  }
}
