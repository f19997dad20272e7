import { describe, expect, test } from '@jest/globals';
import { combine } from '../../src/temporal/engine-status';

const QUEUE = { queue: 'reports' as const, backlog: 0, backlogAgeSeconds: 0 };
const WORKER = { host: 'h', startedAt: null, activeTasks: 1, slots: 2, processed: 5, failed: 0 };

describe('combine', () => {
  test('counts who beats or has just polled, not who was killed within the last poll', () => {
    const queues = [{ ...QUEUE, pollers: ['beating', 'killed', 'new'], justPolled: ['new'] }];
    const workers = [{ ...WORKER, worker: 'beating', queue: 'reports' }];

    const status = combine(queues, workers);

    expect(status.queues[0]?.pollers).toEqual(['beating', 'new']);
    expect(status.workers?.map(({ worker }) => worker)).toEqual(['beating', 'new']);
  });

  test('goes by the pollers alone where the server keeps no list of workers', () => {
    const queues = [{ ...QUEUE, pollers: ['a'], justPolled: [] }];

    expect(combine(queues, null)).toEqual({ queues, workers: null });
  });
});
