import type { Dispatcher, Engine } from '../../../src/api/deps';
import type { EngineStatus } from '../../../src/temporal/engine-status';
import { TASK_QUEUES } from '../../../src/contract/names';
import type { JobRow } from '../../../src/store/jobs/rows';

/** Stands for the engine and the way to it: it takes jobs and remembers them, or is away. */
export class FakeEngine implements Engine, Dispatcher {
  engineUp = true;
  workers: EngineStatus['workers'] = null;
  /** Names of the queues that workers poll. */
  polled: readonly string[] = TASK_QUEUES;
  readonly submitted: { job: JobRow; requestedBy: string }[] = [];
  readonly cancelled: string[] = [];
  readonly signalled: { jobId: string; name: string }[] = [];

  async submit(job: JobRow, requestedBy: string): Promise<'queued' | 'pending'> {
    this.submitted.push({ job, requestedBy });
    return this.engineUp ? 'queued' : 'pending';
  }

  async check(): Promise<boolean> {
    return this.engineUp;
  }

  async queueStatus(): Promise<EngineStatus> {
    // gRPC's UNAVAILABLE, as the client throws it.
    if (!this.engineUp) throw Object.assign(new Error('no connection'), { code: 14 });
    const queues = TASK_QUEUES.map((queue) => ({
      queue,
      pollers: this.polled.includes(queue) ? ['worker-1'] : [],
      justPolled: [],
      backlog: 2,
      backlogAgeSeconds: 1.5,
    }));
    return { queues, workers: this.workers };
  }

  async cancel(jobId: string): Promise<void> {
    this.cancelled.push(jobId);
  }

  async signal(jobId: string, name: string): Promise<void> {
    this.signalled.push({ jobId, name });
  }
}
