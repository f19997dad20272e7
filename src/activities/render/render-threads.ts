import type { MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { Logger } from '../../logging/logger';

type RunOptions = NonNullable<Parameters<Piscina['run']>[1]>;

/** Gives work to the threads of a pool, and knows whether one of them is free. */
export class RenderThreads {
  private busy = 0;

  constructor(
    private readonly piscina: Piscina<unknown, unknown>,
    private readonly pool: { threads: number; log: Logger },
  ) {}

  /** Runs an exported function of the thread's file, as soon as a thread is free. */
  async run(name: string, message: unknown, options: RunOptions = {}): Promise<unknown> {
    this.busy += 1;
    try {
      return await this.piscina.run(message, { ...options, name });
    } finally {
      this.busy -= 1;
    }
  }

  /**
   * Lets a thread draw for the one at the other end of the port, if one is free at this moment: who waits for
   * pages must never wait for a thread that waits as well.
   */
  lend(port: MessagePort, signal: AbortSignal): boolean {
    if (this.busy >= this.pool.threads) {
      port.close();
      return false;
    }
    this.run('drawPart', { port }, { signal, transferList: [port] }).catch((err: unknown) => {
      if (!signal.aborted) this.pool.log.error({ err }, 'a thread could not draw pages');
    });
    return true;
  }

  /** Gives a thread its first work. A failure costs the first report time only. */
  async warmUp(folder: string, closing: AbortSignal): Promise<void> {
    try {
      await this.run('warmUp', folder);
    } catch (err) {
      if (!closing.aborted) this.pool.log.warn({ err }, 'a render thread is not warmed up');
    }
  }
}
