/** Codes of sockets that found no server, or lost it. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

const UNREACHABLE = 'it cannot be reached';
const NO_CONNECTION = 'no connection to it became free in time';

/** SQLSTATEs, or their classes, of a server that cannot serve now, with what is wrong. */
const SERVER_TROUBLES: [code: string, reason: string][] = [
  ['53100', 'its disk is full'],
  ['53300', NO_CONNECTION],
  ['53', 'it is out of resources'],
  ['57P', 'it is starting or stopping'],
  ['08', UNREACHABLE],
];

/** What the driver says where it has no code for it. */
const DRIVER_TROUBLES: [words: RegExp, reason: string][] = [
  [/^timeout exceeded when trying to connect/, NO_CONNECTION],
  [/^(Connection terminated|Client has encountered a connection error)/, UNREACHABLE],
];

/** What errors of the driver and of sockets carry; several tries to connect fail as one, with `errors`. */
interface DriverError extends Error {
  code: unknown;
  syscall: unknown;
  errors: unknown[];
}

/**
 * Says why the database cannot serve now; undefined where an error means anything else, such as a
 * statement that is wrong.
 */
export function databaseTrouble(error: unknown): string | undefined {
  // Recognized by their members: `instanceof` fails for errors of another realm.
  const { code, syscall, message, errors } = (error ?? {}) as Partial<DriverError>;
  if (Array.isArray(errors)) return errors.map(databaseTrouble).find(Boolean);
  if (typeof code !== 'string') {
    return DRIVER_TROUBLES.find(([words]) => words.test(String(message)))?.[1];
  }
  // A missing Unix socket is ENOENT of `connect`; a missing file is not.
  if (SOCKET_CODES.has(code) && (code !== 'ENOENT' || syscall === 'connect')) return UNREACHABLE;
  return SERVER_TROUBLES.find(([start]) => isState(code) && code.startsWith(start))?.[1];
}

function isState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}
