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

/** SQLSTATEs of a server that starts, stops or has no connection left; class 08 is added by its prefix. */
const SERVER_CODES = new Set(['57P01', '57P02', '57P03', '53300']);

/** What the driver says where it has no code for it. */
const DRIVER_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Says whether an error means that the database cannot be reached now, rather than that a statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown };
  if (typeof code === 'string') {
    if (SERVER_CODES.has(code) || /^08\w{3}$/.test(code)) return true;
    // A missing Unix socket is ENOENT of `connect`; a missing file is not.
    return SOCKET_CODES.has(code) && (code !== 'ENOENT' || syscall === 'connect');
  }
  return DRIVER_MESSAGES.test(error.message);
}
