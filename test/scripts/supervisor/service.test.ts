import { afterEach, describe, expect, test } from '@jest/globals';
import { startChild } from '../../../scripts/supervisor/child.mjs';
import type { Child } from '../../../scripts/supervisor/child.mjs';
import { isRunning, knownProcess } from '../../../scripts/supervisor/processes.mjs';
import { keepRunning } from '../../../scripts/supervisor/service.mjs';
import type { Service } from '../../../scripts/supervisor/service.mjs';
import { waitFor } from '../../support/wait-for';

const STOP = [{ signal: 'SIGTERM', graceMs: 5_000 } as const];

describe('keepRunning', () => {
  const services: Service[] = [];
  const children: Child[] = [];
  const lines: string[] = [];

  async function keep(program: string): Promise<Service> {
    const start = async () => {
      const child = await startChild([process.execPath, '-e', program], { stdio: 'ignore' }, STOP);
      children.push(child);
      return child;
    };
    const service = await keepRunning({ name: 'clock', start, log: (line) => lines.push(line) });
    services.push(service);
    return service;
  }

  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
    children.length = 0;
    lines.length = 0;
  });

  test('starts a program again that was killed, and says so', async () => {
    await keep('setInterval(() => {}, 1000)');
    process.kill(children[0]?.pid ?? 0, 'SIGKILL');
    await waitFor('the restart', () => children.length === 2);
    expect(lines).toEqual(['clock ended (SIGKILL); starting it again']);
    expect(knownProcess(children[1]?.pid ?? 0)).toBeDefined();
  });

  test('waits longer before each restart of a program that ends at once', async () => {
    const service = await keep('process.exit(3)');
    await waitFor('three ends', () => service.failures() === 3);
    expect(lines).toEqual(Array(3).fill('clock ended (exit code 3); starting it again'));
  });

  test('ends the program for good when stopped, even between two restarts', async () => {
    const service = await keep('process.exit(3)');
    await waitFor('an end', () => service.failures() > 0);
    await service.stop();
    const started = children.length;
    expect(children.map(({ pid }) => knownProcess(pid))).toEqual(Array(started).fill(undefined));
    await service.stop();
    expect(children).toHaveLength(started);
  });
});

describe('isRunning', () => {
  test('tells a process from a later one with the same pid', () => {
    const own = knownProcess(process.pid);
    expect(own && isRunning(own)).toBe(true);
    expect(isRunning({ pid: process.pid, startedAt: 'long ago' })).toBe(false);
  });
});
