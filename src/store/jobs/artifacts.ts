import type { Queryable } from '../pool';

/** A file of a job, as the store keeps it. */
export interface JobArtifact {
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Its key in the artifact store. */
  storageKey: string;
}

const COLUMNS = `
  name, media_type as "mediaType", size_bytes as "sizeBytes", sha256, storage_key as "storageKey"`;

/** Lists the files of a job, the main one first. */
export async function listArtifacts(db: Queryable, jobId: string): Promise<JobArtifact[]> {
  const { rows } = await db.query<JobArtifact>({
    name: 'list-artifacts',
    text: `select ${COLUMNS} from job_artifacts where job_id = $1 order by position`,
    values: [jobId],
  });
  return rows;
}

/** Finds the file of a job that has exactly this name. */
export async function findArtifact(
  db: Queryable,
  jobId: string,
  name: string,
): Promise<JobArtifact | null> {
  const { rows } = await db.query<JobArtifact>({
    name: 'find-artifact',
    text: `select ${COLUMNS} from job_artifacts where job_id = $1 and name = $2`,
    values: [jobId, name],
  });
  return rows[0] ?? null;
}
