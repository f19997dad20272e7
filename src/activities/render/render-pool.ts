import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { AppError } from '../../contract/errors';
import type { Progress } from '../../contract/progress';
import { valueOf } from '../../contract/thread-answer';
import type { ThreadAnswer } from '../../contract/thread-answer';
import type { Logger } from '../../logging/logger';
import type { RenderOutcome } from '../../engines/report';
import { answerRequests, NO_PARTS } from './help-desk';
import type { PartStore } from './help-desk';
import type { RenderMessage, RenderTask } from './render-message';
import { RenderThreads } from './render-threads';
import { watchLoading } from './thread-loading';

/** Megabytes of JavaScript heap that one render may take before its thread, and it alone, is ended. */
const THREAD_HEAP_MB = 2048;

/** Milliseconds after which a thread without work is ended, all but the warm one. */
const IDLE_MS = 60_000;

/** Threads that render. */
export interface RenderPool {
  /** Renders a report; aborting the signal ends its thread at once. */
  render(
    task: RenderTask,
    options: { signal: AbortSignal; onProgress(progress: Progress): void; parts?: PartStore },
  ): Promise<RenderOutcome>;
  /** Ends the threads; call it when nothing renders any more. */
  close(): Promise<void>;
}

/** What a pool is made from. */
export interface RenderPoolOptions {
  threads: number;
  /**
   * Folder for the reports that one thread is warmed up with, at once; undefined where none is. The other threads
   * come with the work and go after it.
   */
  warmUpFolder: string | undefined;
  /** The compiled `render-thread.js`. */
  filename: string;
  log: Logger;
}

/** Makes a pool of threads. One that dies while idle is logged and replaced. */
export function createRenderPool(options: RenderPoolOptions): RenderPool {
  const { warmUpFolder } = options;
  const piscina = new Piscina<unknown, unknown>({
    filename: options.filename,
    minThreads: warmUpFolder === undefined ? 0 : 1,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  });
  piscina.on('error', (err) => {
    options.log.error({ err }, 'an idle render thread died');
  });
  const threads = new RenderThreads(piscina, options);
  const loaded = watchLoading(piscina);
  // Only the first threads are given tasks before they have loaded.
  const ready = loaded();
  const closing = new AbortController();
  const warmed =
    warmUpFolder === undefined
      ? undefined
      : ready.then(() => threads.warmUp(warmUpFolder, closing.signal));

  return {
    async render(task, { signal, onProgress, parts = NO_PARTS }) {
      const { port1, port2 } = new MessageChannel();
      const { port1: desk, port2: help } = new MessageChannel();
      port1.on('message', onProgress);
      answerRequests(desk, parts, (port) => threads.lend(port, signal));
      try {
        await ready;
        const message: RenderMessage = { ...task, port: port2, help };
        const running = threads.run('default', message, { signal, transferList: [port2, help] });
        return valueOf((await running) as ThreadAnswer<RenderOutcome>);
      } catch (error) {
        throw explain(error, signal);
      } finally {
        port1.close();
        desk.close();
      }
    },
    async close() {
      closing.abort();
      await loaded();
      await piscina.destroy();
      await warmed;
    },
  };
}

/** Prefers the reason of an abort to the pool's own words, and names a thread that ran out of memory. */
function explain(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new AppError(
    'RENDER_FAILED',
    `The report took more than ${THREAD_HEAP_MB} MB of memory.`,
    {
      publicMessage: `The report needs more than ${THREAD_HEAP_MB} MB of memory. Ask for fewer rows or pages.`,
      cause: error,
    },
  );
}
