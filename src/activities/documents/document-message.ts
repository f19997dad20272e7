import type { DocumentTasks } from './document-tasks';

/** What a document thread is given. */
export interface DocumentMessage {
  name: keyof DocumentTasks;
  task: unknown;
}
