import { Piscina } from 'piscina';
import { AppError } from '../../contract/errors';
import type { Logger } from '../../logging/logger';
import { watchLoading } from '../render/thread-loading';
import { valueOf } from '../../contract/thread-answer';
import type { ThreadAnswer } from '../../contract/thread-answer';
import type { DocumentMessage } from './document-message';
import type { DocumentTasks } from './document-tasks';

/** Megabytes of JavaScript heap that one task may take before its thread, and it alone, is ended. */
const THREAD_HEAP_MB = 1024;

/** Milliseconds after which a thread without work is ended. */
const IDLE_MS = 60_000;

/** Threads that work on documents, started when there is work. */
export interface DocumentPool {
  /** Does a task; aborting the signal ends its thread at once. */
  run<Name extends keyof DocumentTasks>(
    name: Name,
    task: Parameters<DocumentTasks[Name]>[0],
    signal: AbortSignal,
  ): Promise<Awaited<ReturnType<DocumentTasks[Name]>>>;
  /** Ends the threads; call it when nothing is worked on any more. */
  close(): Promise<void>;
}

/** What a pool is made from. */
export interface DocumentPoolOptions {
  threads: number;
  /** The compiled `document-thread.js`. */
  filename: string;
  log: Logger;
}

/** Makes a pool without threads; they come with the work and go after it. */
export function createDocumentPool(options: DocumentPoolOptions): DocumentPool {
  const piscina = new Piscina<DocumentMessage, ThreadAnswer<unknown>>({
    filename: options.filename,
    minThreads: 0,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  });
  piscina.on('error', (err) => {
    options.log.error({ err }, 'an idle document thread died');
  });
  const loaded = watchLoading(piscina);

  return {
    async run(name, task, signal) {
      try {
        return valueOf(await piscina.run({ name, task }, { signal })) as never;
      } catch (error) {
        throw explain(error, signal);
      }
    },
    async close() {
      await loaded();
      await piscina.destroy();
    },
  };
}

/** Prefers the reason of an abort to the pool's own words, and names a thread that ran out of memory. */
function explain(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new AppError('VALIDATION', `The document took more than ${THREAD_HEAP_MB} MB of memory.`, {
    publicMessage: `The document needs more than ${THREAD_HEAP_MB} MB of memory. Split or simplify it.`,
    cause: error,
  });
}
