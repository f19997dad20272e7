import { NamespaceNotFoundError } from '@temporalio/client';

/** gRPC codes of an engine that is away, slow or overloaded: 4 deadline, 8 exhausted, 13 internal, 14 unavailable. */
const AWAY_CODES = new Set([1, 4, 8, 13, 14]);

/** Says whether a call failed because the engine cannot serve now, so that the same call may succeed later. */
export function isEngineAway(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'number' && AWAY_CODES.has(code)) return true;
    if (cause.name === 'TransportError') return true;
    if (cause.message.startsWith('Failed to connect before the deadline')) return true;
  }
  return false;
}
