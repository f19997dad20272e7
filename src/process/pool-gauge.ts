import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** What a pool of database connections says of itself. */
export interface PoolCounts {
  totalCount: number;
  idleCount: number;
  /** Callers that no connection was free for. */
  waitingCount: number;
}

/** Registers how a process uses its database connections. */
export function registerPoolGauge(registry: Registry, pool: PoolCounts): void {
  const gauge = new Gauge({
    name: 'pressroom_database_connections',
    help: 'Database connections of this process: used, idle, and the callers waiting for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      gauge.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}
