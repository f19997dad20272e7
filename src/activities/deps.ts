import type { Pool } from 'pg';
import type { Progress } from '../contract/progress';
import type { ArtifactStore } from '../store/artifacts';
import type { RenderPool } from './render/render-pool';

/** What the activities work with. */
export interface ActivityDeps {
  pool: Pool;
  artifacts: ArtifactStore;
  renderPool: RenderPool;
  /** Folder for the files of running attempts. */
  temporaryFolder: string;
  /** Tells a job's workflow how far its activity is; may fail without harm to the job. */
  signalProgress(jobId: string, progress: Progress): Promise<void>;
}
