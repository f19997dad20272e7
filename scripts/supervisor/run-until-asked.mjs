import { onRequestToEnd } from './signals.mjs';

/**
 * Starts something, keeps it until this process is asked to end, stops it and exits: with 0, or with 1 and what was
 * wrong where it could not start.
 * @param {(signals: { signal: AbortSignal, kill: AbortSignal }) => Promise<{ stop: () => Promise<void> }>} start
 * starts it and tells where it is; `signal` gives the start up, `kill` ends everything at once
 */
export async function runUntilAsked(start) {
  const asked = new AbortController();
  const kill = new AbortController();
  onRequestToEnd({
    stop: (signal) => {
      console.log(`${signal}: letting running work finish; once more ends all at once.`);
      asked.abort(new Error('asked to end'));
    },
    kill: () => process.exit(1),
  });
  // Nothing outlives us, however we end.
  process.once('exit', () => kill.abort());
  try {
    const running = await start({ signal: asked.signal, kill: kill.signal });
    console.log('Ctrl-C ends it.');
    await untilAborted(asked.signal);
    await running.stop();
    console.log('Stopped.');
    process.exit(0);
  } catch (error) {
    if (asked.signal.aborted) process.exit(0);
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** @param {AbortSignal} signal */
function untilAborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', resolve, { once: true });
  });
}
