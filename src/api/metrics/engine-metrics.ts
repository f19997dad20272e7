import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Logger } from '../../logging/logger';

/** Where the gauges come from. */
export interface EngineMetricsSource {
  checkEngine(): Promise<boolean>;
  countPending(): Promise<number>;
  log: Logger;
}

/** Registers what an outage of the engine shows in: whether it answers, and the jobs that wait for it. */
export function registerEngineMetrics(registry: Registry, source: EngineMetricsSource): void {
  const up = new Gauge({
    name: 'pressroom_engine_up',
    help: 'Whether the Temporal server answers: 1, or 0.',
    registers: [registry],
    async collect() {
      up.set((await source.checkEngine()) ? 1 : 0);
    },
  });
  const pending = new Gauge({
    name: 'pressroom_jobs_pending',
    help: 'Jobs that were accepted and that the engine has not taken yet.',
    registers: [registry],
    async collect() {
      try {
        pending.set(await source.countPending());
      } catch (err) {
        source.log.warn({ err }, 'the pending jobs could not be counted; the last value stands');
      }
    },
  });
}
