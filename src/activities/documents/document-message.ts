import type { ErrorCode } from '../../contract/errors';
import type { DocumentTasks } from './document-tasks';

/** What a document thread is given. */
export interface DocumentMessage {
  name: keyof DocumentTasks;
  task: unknown;
}

/** What it answers. Our own errors are values, since the class would be lost between threads. */
export type DocumentAnswer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      error: {
        code: ErrorCode;
        message: string;
        publicMessage: string;
        details: Record<string, unknown>;
      };
    };
