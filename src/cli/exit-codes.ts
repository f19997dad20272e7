/** What the exit code of a command says; `pressroom --help` shows the list. */
export const EXIT = {
  ok: 0,
  /** What was asked for did not succeed; the reason is on stderr. */
  failed: 1,
  /** The words or options of the command are wrong. */
  usage: 2,
  /** No API is known, it does not answer, or it does not let us in. */
  unreachable: 3,
  /** The job that was waited for failed or was cancelled. */
  jobFailed: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The same for people. */
export const EXIT_MEANINGS: readonly [ExitCode, string][] = [
  [EXIT.ok, 'done'],
  [EXIT.failed, 'failed; stderr says why'],
  [EXIT.usage, 'wrong words or options'],
  [EXIT.unreachable, 'no API is known, it does not answer, or the sign-in failed'],
  [EXIT.jobFailed, 'the job that was waited for failed or was cancelled'],
];
