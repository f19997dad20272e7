import { recordProgress } from '../../store/jobs/record-progress';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { isPaused } from '../../store/mail/pauses';
import type { Queryable } from '../../store/pool';
import { superseded } from '../jobs/begin-attempt';

/** Milliseconds for which an answer is trusted: a process that was stopped wakes up late. */
const TRUST_MS = 1_000;

/** Watches whether an attempt may go on; asks the database once a second at most, for all that ask it. */
export class JobWatch {
  private askedAt = 0;
  private asking: Promise<void> | undefined;
  private paused = false;

  constructor(
    private readonly db: Queryable,
    private readonly job: StartedJob,
  ) {}

  /** Says whether the job is to pause. */
  async isPaused(): Promise<boolean> {
    await this.makeSure();
    return this.paused;
  }

  /** Throws JOB_SUPERSEDED where the job has ended or another attempt has it, which sends the same mails. */
  async makeSure(): Promise<void> {
    while (Date.now() - this.askedAt >= TRUST_MS) {
      await (this.asking ??= this.ask().finally(() => {
        this.asking = undefined;
      }));
    }
  }

  private async ask(): Promise<void> {
    const askedAt = Date.now();
    const [owned, paused] = await Promise.all([
      recordProgress(this.db, this.job, null),
      isPaused(this.db, this.job.jobId),
    ]);
    if (!owned) throw superseded(this.job.jobId);
    this.paused = paused;
    this.askedAt = askedAt;
  }
}
