import { API_BASE } from '../../../contract/names';
import type { ApiConfig } from '../../deps';

/** Where a job, its main file and one of its files are found. */
export interface JobLinks {
  self: string;
  download: string;
  artifact(name: string): string;
}

/** Makes the links of a job: absolute where the public address is configured, else paths. */
export function linksOf({ publicUrl = '' }: ApiConfig, jobId: string): JobLinks {
  const self = `${publicUrl}${API_BASE}/reports/jobs/${encodeURIComponent(jobId)}`;
  return {
    self,
    download: `${self}/download`,
    artifact: (name) => `${self}/artifacts/${encodeURIComponent(name)}`,
  };
}
