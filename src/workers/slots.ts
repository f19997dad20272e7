import { AppError } from '../contract/errors';

interface Waiter {
  priority: number;
  enter(): void;
}

/**
 * The slots of one process, shared by the activities of all its queues: a freed slot goes to the waiting
 * activity of the highest priority, and among equals to the one that has waited longest.
 */
export class Slots {
  private free: number;
  private readonly waiting: Waiter[] = [];

  constructor(readonly total: number) {
    if (total < 1)
      throw new AppError('CONFIGURATION', `A worker needs one slot at least, not ${total}.`);
    this.free = total;
  }

  /** Runs `work` in a slot, waiting for one where all are taken. An abort ends the waiting. */
  async run<T>(priority: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.acquire(priority, signal);
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  private acquire(priority: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        priority,
        enter: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      const behind = this.waiting.findIndex((other) => other.priority < priority);
      this.waiting.splice(behind === -1 ? this.waiting.length : behind, 0, waiter);
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next.enter();
    else this.free += 1;
  }
}
