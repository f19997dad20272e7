import { setFlagsFromString } from 'node:v8';
import type { TaskQueue } from '../contract/names';

/** Percent by which a heap grows beyond what lives in it before it is collected. */
const GROWTH_PERCENT = 20;

/** Queues whose work is done in threads that hold whole reports or pages for a while, which collecting only delays. */
const BULKY: readonly TaskQueue[] = ['reports', 'documents'];

/**
 * Keeps the JavaScript heap of a process small that serves none of the bulky queues. V8 by itself lets the rests of
 * sent mails pile up to several times what lives, since the machine has memory left.
 */
export function limitHeapGrowth(queues: readonly TaskQueue[]): void {
  if (queues.some((queue) => BULKY.includes(queue))) return;
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
