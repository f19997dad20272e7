import type { Pool } from 'pg';
import type { Progress } from '../contract/progress';
import type { ArtifactStore } from '../store/artifacts';
import type { DocumentDeps } from './documents/document-deps';
import type { MaintenanceDeps } from './maintenance/maintenance-deps';
import type { MailDeps } from './notify/mail-deps';
import type { ReportsDeps } from './render/query-task';
import type { RenderPool } from './render/render-pool';

/** What the activities work with. */
export interface ActivityDeps {
  pool: Pool;
  artifacts: ArtifactStore;
  renderPool: RenderPool;
  reports: ReportsDeps;
  documents: DocumentDeps;
  mail: MailDeps;
  maintenance: MaintenanceDeps;
  /** Folder for the files of running attempts. */
  temporaryFolder: string;
  /** News for a job's workflow; may fail without harm to the job. */
  signals: {
    progress(jobId: string, progress: Progress): Promise<void>;
    /** The job has run for so many seconds, which is longer than it should. */
    softLimit(jobId: string, seconds: number): Promise<void>;
  };
  /** Milliseconds after which a running job of a type is warned about. */
  softLimitMs(jobType: string): number;
}
