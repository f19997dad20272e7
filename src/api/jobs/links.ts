import { API_BASE } from '../../contract/names';
import type { JobRow } from '../../store/jobs/rows';
import type { ApiConfig } from '../deps';
import { familyOf } from './job-family';

/** Where a job, its main file and one of its files are found. */
export interface JobLinks {
  self: string;
  download: string;
  artifact(name: string): string;
}

/** Makes the links of a job: absolute where the public address is configured, else paths. */
export function linksOf({ publicUrl = '' }: ApiConfig, job: JobRow): JobLinks {
  const family = familyOf(job.queue).name;
  const self = `${publicUrl}${API_BASE}/${family}/jobs/${encodeURIComponent(job.jobId)}`;
  return {
    self,
    download: `${self}/download`,
    artifact: (name) => `${self}/artifacts/${encodeURIComponent(name)}`,
  };
}
