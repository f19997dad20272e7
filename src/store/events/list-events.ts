import type { Queryable } from '../pool';

/** One step of a job, as the event table keeps it. */
export interface JobEvent {
  /** Rises with every event of the installation. */
  id: number;
  jobId: string;
  kind: 'state' | 'attempt' | 'progress' | 'warning';
  data: Record<string, unknown>;
}

/** Which events are read: those of one job, or of all jobs of one user. */
export type EventScope = { jobId: string } | { requestedBy: number };

/**
 * What makes the order of ids the order of appearance. The events of one job are written under its row's
 * lock; between jobs, an event is held back until no older transaction can bring one with a lower id.
 */
const IN_ORDER = {
  jobId: 'job_id = $1',
  requestedBy: 'requested_by = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())',
};

/** Lists events after the given id, oldest first; none with a lower id appears later. */
export async function listEvents(
  db: Queryable,
  scope: EventScope,
  after: number,
  limit = 500,
): Promise<JobEvent[]> {
  const [by, value] =
    'jobId' in scope
      ? (['jobId', scope.jobId] as const)
      : (['requestedBy', scope.requestedBy] as const);
  const { rows } = await db.query<JobEvent>({
    name: `list-events-by-${by}`,
    text: `
      select id, job_id as "jobId", kind, data from job_events
      where ${IN_ORDER[by]} and id > $2
      order by id limit $3`,
    values: [value, after, limit],
  });
  return rows;
}
