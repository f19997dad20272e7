import type { Worker } from 'node:worker_threads';
import type { Piscina } from 'piscina';

/**
 * Watches the threads of a pool load their code, and gives a function that waits for those of the moment.
 * A thread must not be ended before: inside of an import, V8 would abort the whole process.
 */
export function watchLoading(piscina: Piscina): () => Promise<void> {
  const loads = new WeakMap<Worker, Promise<void>>();
  function watch(): void {
    for (const thread of piscina.threads) {
      if (!loads.has(thread)) loads.set(thread, loadOf(thread));
    }
  }
  watch();
  // One that came with the work has loaded when this event tells of it.
  piscina.on('workerCreate', ({ id }: { id: number }) => {
    const thread = piscina.threads.find(({ threadId }) => threadId === id);
    if (thread && !loads.has(thread)) loads.set(thread, Promise.resolve());
  });
  // The thread that takes a dead one's place is made right after this event.
  piscina.on('workerDestroy', () => {
    queueMicrotask(watch);
  });
  return async () => {
    watch();
    await Promise.all(piscina.threads.map(async (thread) => loads.get(thread)));
  };
}

/** Resolves when a thread has loaded its code, which the pool's threads tell by their first message. */
function loadOf(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    thread.once('message', () => resolve()).once('exit', () => resolve());
  });
}
