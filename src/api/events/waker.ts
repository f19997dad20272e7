/** Lets one reader sleep until something happens. */
export interface Waker {
  /** Ends the wait under way, or the next one at once: nothing that happens between two waits is missed. */
  wake(): void;
  /** Waits to be woken, or for the time to pass; says whether it was woken. */
  wait(milliseconds: number): Promise<boolean>;
}

/** Makes a waker that an abort wakes as well. */
export function createWaker(signal: AbortSignal): Waker {
  let awake = false;
  let rouse: (() => void) | undefined;
  function wake(): void {
    awake = true;
    rouse?.();
  }
  signal.addEventListener('abort', wake, { once: true });
  return {
    wake,
    async wait(milliseconds) {
      if (!awake) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          rouse = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const woken = awake;
      awake = false;
      rouse = undefined;
      return woken;
    },
  };
}
