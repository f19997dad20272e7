/** Failures in a row after which a provider is left alone. */
const THRESHOLD = 3;

/** Milliseconds for which it is, doubled with each failed probe. */
const OPEN_MS = 10_000;
const OPEN_MAX_MS = 300_000;

/**
 * Remembers whether a provider works. After failures it is closed for a while; then one message at a time
 * may try it, and the first success opens it for all.
 */
export class CircuitBreaker {
  private failures = 0;
  private closedUntil = 0;
  private pause = OPEN_MS;
  private probing = false;

  constructor(private readonly now: () => number = Date.now) {}

  /** Says whether a message may go this way now; where it is the probe, its outcome has to be told. */
  admits(): boolean {
    if (this.closedUntil === 0) return true;
    if (this.probing || this.now() < this.closedUntil) return false;
    this.probing = true;
    return true;
  }

  /** The message that was admitted went another way. */
  release(): void {
    this.probing = false;
  }

  /** The provider has answered. */
  succeed(): void {
    this.failures = 0;
    this.closedUntil = 0;
    this.pause = OPEN_MS;
    this.probing = false;
  }

  /** The provider has failed; `fatal` where it cannot even be reached. */
  fail(fatal: boolean): void {
    this.failures += 1;
    if (!fatal && !this.probing && this.failures < THRESHOLD) return;
    if (this.probing) this.pause = Math.min(this.pause * 2, OPEN_MAX_MS);
    this.probing = false;
    this.closedUntil = this.now() + this.pause;
  }
}
