/** Upper bounds, in seconds, of the histogram of job durations. */
export const DURATION_BUCKETS = [
  0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800,
] as const;

/** Empty counts: one per bound and one for everything longer. */
export function zeroBuckets(): number[] {
  return new Array<number>(DURATION_BUCKETS.length + 1).fill(0);
}
