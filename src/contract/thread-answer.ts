import { AppError } from './errors';
import type { ErrorCode } from './errors';

/** What a thread answers. Our own errors are values here, since their class is lost between threads. */
export type ThreadAnswer<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      error: {
        code: ErrorCode;
        message: string;
        publicMessage: string;
        details: Record<string, unknown>;
      };
    };

/** Does a thread's work and makes the answer of it. An error that is not ours passes as it is. */
export async function answerOf<Value>(work: () => Promise<Value>): Promise<ThreadAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, publicMessage, details } = error;
    return { ok: false, error: { code, message, publicMessage, details } };
  }
}

/** Takes the value out of a thread's answer, or throws the error that the thread has met. */
export function valueOf<Value>(answer: ThreadAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.message, answer.error);
}
