import { answerOf } from '../../contract/thread-answer';
import type { ThreadAnswer } from '../../contract/thread-answer';
import { DOCUMENT_TASKS } from './document-tasks';
import type { DocumentMessage } from './document-message';

/** Does one task in this thread; the entry point of the document pool's workers. */
export default function work({ name, task }: DocumentMessage): Promise<ThreadAnswer<unknown>> {
  const done = DOCUMENT_TASKS[name] as (input: unknown) => Promise<unknown>;
  return answerOf(() => done(task));
}
