/** How far a job is: `done` of `total` `unit`s (pages, rows, points, bytes) within the named stage. */
export interface Progress {
  stage: string;
  done: number;
  total: number;
  unit: string;
}
