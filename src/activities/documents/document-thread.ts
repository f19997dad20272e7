import { AppError } from '../../contract/errors';
import { DOCUMENT_TASKS } from './document-tasks';
import type { DocumentAnswer, DocumentMessage } from './document-message';

/** Does one task in this thread; the entry point of the document pool's workers. */
export default async function work({ name, task }: DocumentMessage): Promise<DocumentAnswer> {
  try {
    const done = DOCUMENT_TASKS[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, result: await done(task) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, publicMessage, details } = error;
    return { ok: false, error: { code, message, publicMessage, details } };
  }
}
