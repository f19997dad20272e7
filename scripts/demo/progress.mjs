import { MultiBar, Presets } from 'cli-progress';

/** @typedef {import('./client.mjs').Job} Job */

/**
 * Shows how far jobs are: a bar each on a terminal, elsewhere a line for each stage.
 * @param {(line: string) => void} log
 * @returns {{ follow: (name: string) => (job: Job) => void, end: () => void }}
 */
export function showProgress(log) {
  return process.stdout.isTTY ? bars() : lines(log);
}

function bars() {
  const multi = new MultiBar(
    { format: '{name} {bar} {percentage}% | {state}', hideCursor: true, autopadding: true },
    Presets.shades_classic,
  );
  const follow = (/** @type {string} */ name) => {
    const bar = multi.create(1, 0, { name: name.padEnd(9), state: 'posted' });
    return (/** @type {Job} */ job) => {
      const { done, total } = job.progress ?? { done: 0, total: 1 };
      bar.setTotal(Math.max(1, total));
      const isDone = job.status === 'completed';
      bar.update(isDone ? Math.max(1, total) : Math.min(done, total), { state: stateOf(job) });
    };
  };
  return { follow, end: () => multi.stop() };
}

/** @param {(line: string) => void} log */
function lines(log) {
  const follow = (/** @type {string} */ name) => {
    let shown = '';
    return (/** @type {Job} */ job) => {
      const stage = `${job.status} ${job.progress?.stage ?? ''}`;
      if (stage === shown) return;
      shown = stage;
      log(`${name.padEnd(9)} ${stateOf(job)}`);
    };
  };
  return { follow, end: () => {} };
}

/** @param {Job} job */
function stateOf({ status, progress }) {
  if (progress === null || status === 'completed') return status;
  return `${status}: ${progress.stage} ${progress.done}/${progress.total} ${progress.unit}`;
}
