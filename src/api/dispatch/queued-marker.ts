import type { Logger } from '../../logging/logger';

/** Milliseconds that started jobs are collected before their rows are updated together. */
const COLLECT_MS = 10;

/**
 * Writes `queued` to the rows of started jobs, many with one statement. No one waits for it: a worker
 * may have moved a row further by then, and a row left `pending` by a crash is found by the sweeper.
 */
export class QueuedMarker {
  private ids: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (jobIds: string[]) => Promise<void>,
    private readonly log: Logger,
  ) {}

  /** Notes that a job's workflow has started. */
  add(jobId: string): void {
    this.ids.push(jobId);
    this.timer ??= setTimeout(() => {
      void this.flush();
    }, COLLECT_MS);
  }

  /** Writes what is collected; resolves when all writes so far are through. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ids = this.ids;
    this.ids = [];
    if (ids.length > 0) {
      this.writing = this.writing
        .then(() => this.write(ids))
        .catch((err: unknown) => {
          this.log.warn(
            { err, jobIds: ids },
            'rows of started jobs are still pending; the sweeper will see',
          );
        });
    }
    return this.writing;
  }
}
