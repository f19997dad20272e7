import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';

/** A reason to end a command, in words for its user, with the exit code that tells scripts the same. */
export class Problem extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Problem';
  }
}

/** A command that was called wrongly. */
export function wrongUsage(message: string): Problem {
  return new Problem(EXIT.usage, message);
}
