import type { Worker } from '@temporalio/worker';

/** Runs workers until they are asked to stop, or until one of them fails, which stops the others as well. */
export async function runWorkers(workers: Worker[], stop: AbortSignal): Promise<void> {
  function shutDown(): void {
    for (const worker of workers) {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    }
  }
  const runs = workers.map((worker) => worker.run().finally(shutDown));
  stop.addEventListener('abort', shutDown, { once: true });
  if (stop.aborted) shutDown();
  await Promise.allSettled(runs);
  await Promise.all(runs);
}
