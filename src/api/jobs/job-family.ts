import type { TaskQueue } from '../../contract/names';
import type { Role } from '../../contract/roles';

/** The jobs of one workload, which have their endpoints under a path of their own. */
export interface JobFamily {
  /** First part of the path, and tag of the operations. */
  name: string;
  queue: TaskQueue;
  /** Who may make such jobs. */
  makers: readonly Role[];
  /** Who sees the jobs of everybody. */
  overseers: readonly Role[];
  /** Makes the name of an operation unique among the families. */
  operation(name: string): string;
}

/** The families, the first also showing the jobs of queues without endpoints of their own. */
export const JOB_FAMILIES = {
  reports: family({ name: 'reports', queue: 'reports', makers: ['ADMIN'] }, ''),
  notifications: family(
    { name: 'notifications', queue: 'notifications', makers: ['ADMIN', 'MANAGER'] },
    'OfNotifications',
  ),
  documents: family(
    {
      name: 'documents',
      queue: 'documents',
      makers: ['ADMIN', 'MANAGER', 'AGENT'],
      overseers: ['ADMIN', 'MANAGER'],
    },
    'OfDocuments',
  ),
} as const;

/** Finds the family whose endpoints show the jobs of a queue. */
export function familyOf(queue: string): JobFamily {
  const families: JobFamily[] = Object.values(JOB_FAMILIES);
  return families.find((entry) => entry.queue === queue) ?? JOB_FAMILIES.reports;
}

function family(
  entry: Omit<JobFamily, 'operation' | 'overseers'> & Partial<Pick<JobFamily, 'overseers'>>,
  suffix: string,
): JobFamily {
  return { overseers: ['ADMIN'], ...entry, operation: (name) => `${name}${suffix}` };
}
