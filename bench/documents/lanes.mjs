/**
 * Does some work for every item, so many at a time; gives the seconds that it took and what came of each item.
 * @template T
 * @param {number} lanes
 * @param {T[]} items
 * @param {(item: T, lane: number) => Promise<string>} work
 */
export async function inLanes(lanes, items, work) {
  const begun = performance.now();
  const waiting = items.entries();
  /** @type {string[]} */
  const texts = [];
  const run = async (/** @type {number} */ lane) => {
    for (const [index, item] of waiting) texts[index] = await work(item, lane);
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  return { seconds: (performance.now() - begun) / 1000, texts };
}
