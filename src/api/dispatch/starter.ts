import type { Logger } from '../../logging/logger';
import { isEngineAway } from '../../temporal/engine-errors';
import type { EngineJob } from '../../temporal/start-job';

/** Starts that are under way at once: more only queue up in the engine. */
const CONCURRENCY = 16;

/** Whether a start succeeded (`queued`), or has to be tried again later (`pending`). */
export type Handover = 'queued' | 'pending';

/** What the starter works with. */
export interface StarterDeps {
  /** Starts one workflow; rejects where that failed. */
  start(job: EngineJob): Promise<void>;
  onStarted(jobId: string): void;
  log: Logger;
}

/**
 * Starts workflows, a bounded number at once, first come first served. Remembers whether the engine
 * answered last time: while it does not, a job is left pending for the sweeper without a try.
 */
export class Starter {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  engineUp = true;

  constructor(private readonly deps: StarterDeps) {}

  /** How many jobs wait behind those under way. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Whether so many starts are under way that a caller should not wait for its own. */
  get saturated(): boolean {
    return this.running >= CONCURRENCY / 2;
  }

  /** Starts a job's workflow in its turn. Never rejects: what fails stays pending. */
  async start(job: EngineJob): Promise<Handover> {
    if (!this.engineUp) return 'pending';
    await this.enter();
    try {
      return this.engineUp ? await this.attempt(job) : 'pending';
    } finally {
      this.leave();
    }
  }

  private async attempt(job: EngineJob): Promise<Handover> {
    try {
      await this.deps.start(job);
      this.deps.onStarted(job.jobId);
      return 'queued';
    } catch (err) {
      if (isEngineAway(err)) this.engineUp = false;
      this.deps.log.warn(
        { err, jobId: job.jobId },
        'the engine did not take a job; it stays pending',
      );
      return 'pending';
    }
  }

  private enter(): Promise<void> {
    if (this.running < CONCURRENCY) {
      this.running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
