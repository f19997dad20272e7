/** Every state a job can be in, in the order in which it passes them; the last three are final. */
export const JOB_STATES = [
  'pending',
  'queued',
  'started',
  'completed',
  'failed',
  'cancelled',
] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The states that a job never leaves. */
export const FINAL_STATES = ['completed', 'failed', 'cancelled'] as const;
export type FinalState = (typeof FINAL_STATES)[number];

/** The states from which a job can still move. */
export const OPEN_STATES = ['pending', 'queued', 'started'] as const;

/** Says whether a job in this state has ended. */
export function isFinal(state: JobState): state is FinalState {
  return (FINAL_STATES as readonly string[]).includes(state);
}
