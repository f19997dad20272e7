import { countBelow, countUpTo } from './quantile';

/** Values in order, smallest first. */
export interface Ranked {
  readonly length: number;
  /** The value of a rank, from 0. */
  at(rank: number): number | undefined;
  /** How many values are below a limit. */
  countBelow(limit: number): number;
  /** How many values are at most a limit. */
  countUpTo(limit: number): number;
}

/** Parts that many values are dealt out to: few enough that all of them are written to from the cache. */
const PARTS = 4096;

/** Up to this many values are sorted at once. */
const FEW = 65_536;

/** Values so uneven that they still are many in one part after this many dealings are sorted after all. */
const DEALINGS_MAX = 3;

/**
 * Ranks values, which are rearranged in place. Many are not sorted but dealt out to parts of increasing value,
 * each of which is put in order when it is asked for: quantiles and histograms ask for a few of them.
 */
export function rankValues(values: Float64Array, dealings = 0): Ranked {
  if (isSorted(values)) return new SortedValues(values);
  const [least, most] = endsOf(values);
  const scale = (PARTS - 1) / (most - least);
  const isFine = Number.isFinite(scale) && scale > 0;
  if (values.length <= FEW || dealings === DEALINGS_MAX || !isFine) {
    return new SortedValues(values.sort());
  }
  return new DealtValues(values, { least, most, scale, dealings });
}

/** A stretch of ranks of other values, taken for itself. */
export function rankedPart(values: Ranked, from: number, to: number): Ranked {
  const length = to - from;
  const within = (count: number): number => Math.min(length, Math.max(0, count - from));
  return {
    length,
    at: (rank) => values.at(from + rank),
    countBelow: (limit) => within(values.countBelow(limit)),
    countUpTo: (limit) => within(values.countUpTo(limit)),
  };
}

/** Values that are in order already. */
export class SortedValues implements Ranked {
  readonly length: number;

  constructor(private readonly values: Float64Array) {
    this.length = values.length;
  }

  at(rank: number): number | undefined {
    return this.values[rank];
  }

  countBelow(limit: number): number {
    return countBelow(this.values, limit);
  }

  countUpTo(limit: number): number {
    return countUpTo(this.values, limit);
  }
}

/** How values are dealt out: their ends, and parts per unit of value. */
interface Dealing {
  least: number;
  most: number;
  scale: number;
  /** How often these values have been dealt out before. */
  dealings: number;
}

class DealtValues implements Ranked {
  readonly length: number;
  /** Where each part begins, and where the last one ends. */
  private readonly starts: Uint32Array;
  private readonly parts = new Map<number, Ranked>();

  constructor(
    private readonly values: Float64Array,
    private readonly dealing: Dealing,
  ) {
    this.length = values.length;
    this.starts = startsOf(values, dealing);
    deal(values, this.starts, dealing);
  }

  at(rank: number): number | undefined {
    if (!(rank >= 0 && rank < this.length)) return undefined;
    let low = 0;
    let high = PARTS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= rank) low = middle;
      else high = middle;
    }
    return this.part(low).at(rank - (this.starts[low] ?? 0));
  }

  countBelow(limit: number): number {
    return this.count(limit, (part) => part.countBelow(limit));
  }

  countUpTo(limit: number): number {
    return this.count(limit, (part) => part.countUpTo(limit));
  }

  private count(limit: number, within: (part: Ranked) => number): number {
    const { least, most, scale } = this.dealing;
    if (limit < least) return 0;
    if (limit > most) return this.length;
    const part = Math.trunc((limit - least) * scale);
    return (this.starts[part] ?? 0) + within(this.part(part));
  }

  private part(index: number): Ranked {
    const known = this.parts.get(index);
    if (known) return known;
    const values = this.values.subarray(this.starts[index], this.starts[index + 1]);
    const part = rankValues(values, this.dealing.dealings + 1);
    this.parts.set(index, part);
    return part;
  }
}

function isSorted(values: Float64Array): boolean {
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index - 1] ?? 0) > (values[index] ?? 0)) return false;
  }
  return true;
}

function endsOf(values: Float64Array): [least: number, most: number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function startsOf(values: Float64Array, { least, scale }: Dealing): Uint32Array {
  const starts = new Uint32Array(PARTS + 1);
  for (const value of values) {
    const next = Math.trunc((value - least) * scale) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let part = 1; part <= PARTS; part += 1) {
    starts[part] = (starts[part] ?? 0) + (starts[part - 1] ?? 0);
  }
  return starts;
}

/** Moves every value into its part by following each chain of displaced values to its end. */
function deal(values: Float64Array, starts: Uint32Array, { least, scale }: Dealing): void {
  const next = starts.slice(0, PARTS);
  for (let part = 0; part < PARTS; part += 1) {
    const end = starts[part + 1] ?? 0;
    for (let place = next[part] ?? 0; place < end; place = next[part] ?? 0) {
      let value = values[place] ?? 0;
      for (;;) {
        const home = Math.trunc((value - least) * scale);
        const target = next[home] ?? 0;
        next[home] = target + 1;
        const displaced = values[target] ?? 0;
        values[target] = value;
        if (target === place) break;
        value = displaced;
      }
    }
  }
}
