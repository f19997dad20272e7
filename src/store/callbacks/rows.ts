/** Something that is to be told of an ended job. */
export interface JobNotice {
  id: number;
  jobId: string;
  /** A POST to a client's address, or a mail about a finished file. */
  kind: 'callback' | 'mail';
  /** The URL or the e-mail address. */
  target: string;
  status: 'pending' | 'started' | 'delivered' | 'failed';
  /** The notice that this one tells again. */
  replayOf: number | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** The columns of a `JobNotice`, for select lists and returning clauses. */
export const NOTICE_COLUMNS = `
  id, job_id as "jobId", kind, target, status, replay_of as "replayOf",
  created_at as "createdAt", finished_at as "finishedAt"`;
