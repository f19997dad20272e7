import { artifactNotFound, storeUnavailable } from './store-errors';

const REASONS: Record<string, string> = {
  ENOSPC: 'its disk is full; free some space',
  EDQUOT: 'its disk quota is used up; free some space',
  EROFS: 'its folder is read-only',
  EACCES: 'its folder may not be written by this user',
  EPERM: 'its file system does not permit it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'its disk reports an error',
};

interface SystemError extends Error {
  code: string;
  syscall: string;
}

/** Errors of Node are recognized by their members: `instanceof` fails for those of another realm. */
function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
}

/** Tells whether a file system call failed with one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return isSystemError(error) && codes.includes(error.code);
}

/** Says what is wrong with the disk where that is why a file system call failed; else undefined. */
export function diskTrouble(error: unknown): string | undefined {
  return isSystemError(error) ? REASONS[error.code] : undefined;
}

/** Turns a failed file system call into an error of the store; any other error is given back. */
export function localFailure(action: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  return storeUnavailable(action, `${REASONS[error.code] ?? error.message} (${error.code})`, error);
}

/** The same for reading one key, which may be free. */
export function localReadFailure(key: string, error: unknown): unknown {
  if (hasCode(error, 'ENOENT', 'ENOTDIR')) return artifactNotFound(key, error);
  return localFailure(`read ${key}`, error);
}
