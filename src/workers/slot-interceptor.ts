import type { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Slots } from './slots';

/** Milliseconds between the heartbeats of an activity that waits for a slot. */
const BEAT_MS = 1_000;

/**
 * Makes activities wait for one of the process's slots before they run. A waiting one beats its heart,
 * so that it is neither taken for dead nor missed by a cancellation.
 */
export function slotInterceptor(slots: Slots, priority: number): ActivityInterceptorsFactory {
  return (context: Context) => ({
    inbound: {
      async execute(input, next) {
        if (context.info.isLocal) return next(input);
        const timer = setInterval(() => {
          context.heartbeat();
        }, BEAT_MS);
        const waited = () => {
          clearInterval(timer);
        };
        try {
          return await slots.run(priority, context.cancellationSignal, () => {
            waited();
            return next(input);
          });
        } finally {
          waited();
        }
      },
    },
  });
}
