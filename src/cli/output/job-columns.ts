import type { Job } from '../api/job';
import type { Column } from './table';
import { agoText, lengthText } from './times';

/** The columns of a table of jobs. */
export const JOB_TABLE: readonly Column<Job>[] = [
  { heading: 'id', cell: ({ id }) => id },
  { heading: 'job', cell: ({ job_id: jobId }) => jobId },
  { heading: 'type', cell: ({ job_type: type }) => type },
  { heading: 'queue', cell: ({ queue }) => queue },
  { heading: 'status', cell: ({ status }) => status },
  { heading: 'progress', cell: progressText },
  { heading: 'created', cell: ({ created_at: at }) => agoText(at) },
  {
    heading: 'took',
    cell: ({ started_at: from, finished_at: to }) => lengthText(from, to),
  },
];

function progressText({ status, progress }: Job): string | null {
  if (status !== 'started' || progress === null) return null;
  return `${progress.stage} ${progress.done}/${progress.total}`;
}
