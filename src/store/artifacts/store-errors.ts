import { AppError } from '../../contract/errors';

/** Says that the store itself could not do something: worth another try, with the reason in the message. */
export function storeUnavailable(action: string, reason: string, cause: unknown): AppError {
  return new AppError('UPSTREAM_UNAVAILABLE', `The artifact store cannot ${action}: ${reason}.`, {
    publicMessage: `The artifact store is unavailable: ${reason}. Try again later.`,
    cause,
  });
}

/** Says that no file is kept under a key. */
export function artifactNotFound(key: string, cause?: unknown): AppError {
  return new AppError('NOT_FOUND', `The artifact store holds no file ${key}.`, { cause });
}

/** Says that a key already holds other bytes. */
export function artifactConflict(key: string): AppError {
  return new AppError(
    'CONFLICT',
    `The artifact store already holds other bytes under ${key}; a key is written once.`,
  );
}

/** Says that a range lies outside of the file. */
export function rangeNotSatisfiable(key: string, start: number, cause?: unknown): AppError {
  return new AppError(
    'RANGE_NOT_SATISFIABLE',
    `The file ${key} has no byte ${start}; a range starts inside of the file and ends at or after its start.`,
    { cause },
  );
}
