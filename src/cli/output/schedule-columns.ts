import type { Schedule } from '../api/schedule';
import type { Column } from './table';

/** The columns of a table of schedules. */
export const SCHEDULE_TABLE: readonly Column<Schedule>[] = [
  { heading: 'schedule', cell: ({ id }) => id },
  { heading: 'kind', cell: ({ kind }) => kind },
  { heading: 'job type', cell: ({ job_type: type }) => type },
  { heading: 'when', cell: ({ when }) => when },
  { heading: 'time zone', cell: ({ timezone }) => timezone },
  { heading: 'state', cell: ({ paused }) => (paused ? 'paused' : 'active') },
  { heading: 'next run', cell: ({ next_runs: [next] }) => next ?? null },
];
