import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until `probe` gives something other than undefined, null or false, and returns it.
 * Throws after `timeoutMs`, with the last failure of the probe as cause.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T> | T,
  { timeoutMs = 30_000, intervalMs = 50 } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await probe();
      if (found !== undefined && found !== null && found !== false) {
        return found as NonNullable<Exclude<T, false>>;
      }
    } catch (error) {
      cause = error;
    }
    await delay(intervalMs);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause });
}
