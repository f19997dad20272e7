/** Runs work at most so many at a time; the others wait in their order. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes a gate that lets `width` pass at a time. */
export function createGate(width: number): Gate {
  let free = width;
  const waiting: (() => void)[] = [];

  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
