import type { HeavyInput, HeavyOutcome } from '../../contract/jobs/heavy';
import type { RenderOutcome } from '../../engines/report';
import type { JobArtifact } from '../../store/jobs/artifacts';
import type { StartedJob } from '../../store/jobs/start-attempt';

/** Says what a report job made: the figures of the real files, and the seconds since the attempt began. */
export function reportOutcome(
  job: StartedJob,
  outcome: RenderOutcome,
  files: JobArtifact[],
  begunMs: number,
): HeavyOutcome {
  const main = files[0];
  const seconds = (Date.now() - begunMs) / 1000;
  return {
    type: (job.params as HeavyInput).report_type,
    status: 'success',
    task_id: job.jobId,
    queue: job.queue,
    generated_at: new Date().toISOString(),
    processing_time_seconds: seconds,
    processing_time: seconds,
    filename: main?.name ?? '',
    size_bytes: main?.sizeBytes ?? 0,
    ...outcome.figures,
  };
}

/** The outcome as the store keeps it: with the files, so that lists of jobs need no second look. */
export function withFiles(outcome: HeavyOutcome, files: JobArtifact[]): Record<string, unknown> {
  return {
    ...outcome,
    artifacts: files.map(({ name, mediaType, sizeBytes, sha256 }) => ({
      name,
      media_type: mediaType,
      size_bytes: sizeBytes,
      sha256,
    })),
  };
}
