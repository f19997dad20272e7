/** What a check found; `optional` is what the product can do without. */
export interface Finding {
  check: string;
  state: 'ok' | 'missing' | 'failed';
  optional: boolean;
  /** What is there, or what is wrong. */
  says: string;
  /** What to do about it; absent where nothing is. */
  fix?: string;
}

/** A check that holds. */
export function fine(check: string, says: string): Finding {
  return { check, state: 'ok', optional: false, says };
}

/** A check that does not hold, with the way to mend it. */
export function broken(check: string, says: string, fix: string): Finding {
  return { check, state: 'failed', optional: false, says, fix };
}

/** Something that only a part of the product needs, and that is not there. */
export function missing(check: string, says: string, fix: string): Finding {
  return { check, state: 'missing', optional: true, says, fix };
}

/** The words of an error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(reasonOf).join(', ');
  }
  return error.message;
}
