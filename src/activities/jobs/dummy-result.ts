import type { DummyInput, DummyResult } from '../../contract/jobs/dummy';
import type { JobRow } from '../../store/jobs/rows';

/** Does the whole work of a test report: says that it was done. `begunMs` is when the attempt began. */
export function dummyResult(job: JobRow, begunMs: number): DummyResult {
  return {
    report_id: (job.params as DummyInput).report_id,
    generated_at: new Date().toISOString(),
    task_id: job.jobId,
    status: 'success',
    processing_time_seconds: (Date.now() - begunMs) / 1000,
    queue: job.queue,
  };
}
