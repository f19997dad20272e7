import { MemoryStore, ipKeyGenerator } from 'express-rate-limit';

/** Failed sign-ins to one account from one address after which further ones are refused. */
const FAILURES_MAX = 10;

const WINDOW_MS = 60_000;

/** Who tries to sign in, from where. */
export interface LoginTry {
  email: string;
  address: string;
}

/** Counts failed sign-ins. */
export interface FailedLogins {
  /**
   * Runs a try to sign in, after the other ones of the same pair, so that guesses made at once are counted
   * as well. Without running it, gives the seconds to wait where the pair has failed too often.
   */
  attempt<T>(
    login: LoginTry,
    run: () => Promise<T | null>,
  ): Promise<{ result: T | null } | { retryAfterSeconds: number }>;
}

/** Makes the counter of failed sign-ins: ten a minute for each pair of e-mail and network address. */
export function createFailedLogins(): FailedLogins {
  const failures = new MemoryStore();
  failures.init({ windowMs: WINDOW_MS } as Parameters<MemoryStore['init']>[0]);
  const queues = new Map<string, Promise<unknown>>();

  const decide = async <T>(key: string, run: () => Promise<T | null>) => {
    const seen = await failures.get(key);
    if (seen && seen.totalHits >= FAILURES_MAX) {
      const left = (seen.resetTime?.getTime() ?? Date.now()) - Date.now();
      return { retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) };
    }
    const result = await run();
    if (result === null) await failures.increment(key);
    return { result };
  };

  return {
    attempt: async (login, run) => {
      const key = `${login.email.toLowerCase()}\n${ipKeyGenerator(login.address)}`;
      const before = queues.get(key) ?? Promise.resolve();
      const mine = before.then(() => decide(key, run));
      const settled = mine.catch(() => undefined);
      queues.set(key, settled);
      try {
        return await mine;
      } finally {
        if (queues.get(key) === settled) queues.delete(key);
      }
    },
  };
}
