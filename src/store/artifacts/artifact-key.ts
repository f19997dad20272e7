import { AppError } from '../../contract/errors';

const MAX_LENGTH = 512;
const SEGMENT = '[A-Za-z0-9][A-Za-z0-9._-]{0,199}';
const KEY = new RegExp(`^${SEGMENT}(/${SEGMENT})*$`);

/** Refuses a key that is no plain relative path, so that none can lead out of the store. */
export function assertKey(key: string): void {
  if (key.length <= MAX_LENGTH && KEY.test(key)) return;
  throw new AppError(
    'VALIDATION',
    `The artifact key ${JSON.stringify(key)} is not allowed: up to ${MAX_LENGTH} characters of letters, digits, ".", "_" and "-" in parts joined by "/", each part starting with a letter or digit.`,
  );
}

/** Refuses a prefix that does not end between two parts of a key. */
export function assertPrefix(prefix: string): void {
  if (!prefix.endsWith('/')) {
    throw new AppError(
      'VALIDATION',
      `The prefix ${JSON.stringify(prefix)} must end in "/": "jobs/1" would cover "jobs/12" too.`,
    );
  }
  assertKey(prefix.slice(0, -1));
}
