import type { Client } from '@temporalio/client';
import { readEngineStatus } from '../temporal/engine-status';
import { probeEngine } from '../temporal/probe';
import { signalJob } from '../temporal/signal-job';
import type { Engine } from './deps';
import type { Dispatcher } from './dispatch/dispatcher';

/** Milliseconds that a look at the engine may take. */
const LOOK_MS = 2_000;

/** Makes the API's view of the engine. */
export function createEngine(client: Client, dispatcher: Dispatcher): Engine {
  return {
    async check() {
      return probeEngine(client, LOOK_MS).then(
        () => true,
        () => false,
      );
    },
    queueStatus() {
      return readEngineStatus(client, LOOK_MS);
    },
    cancel: (jobId) => dispatcher.cancel(jobId),
    signal: (jobId, name) => signalJob(client, jobId, name, LOOK_MS),
  };
}
