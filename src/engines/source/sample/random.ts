/** Mixes the bits of a 32-bit integer (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * A random stream that depends on a seed and a row's index alone, so that any row can be made without
 * those before it. The generator is Mulberry32: small, fast, good enough for made-up data.
 */
export class RowRandom {
  private state = 0;

  constructor(private readonly seed: number) {}

  /** Starts the stream of a row. */
  startRow(index: number): void {
    this.state = mix(mix(this.seed ^ 0x9e3779b9) ^ Math.imul(index + 1, 0x9e3779b1));
  }

  /** The next number, evenly spread over 0 (in) to 1 (out). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A number of about normal spread around 0 with deviation 1, within ±3.5: a sum of four even ones. */
  normal(): number {
    const sum = this.uniform() + this.uniform() + this.uniform() + this.uniform();
    return (sum - 2) * Math.sqrt(3);
  }

  /** How often something happens that happens `rate` times on average (Poisson). */
  count(rate: number): number {
    let count = 0;
    let probability = Math.exp(-rate);
    let rest = this.uniform() - probability;
    while (rest >= 0 && count < 12) {
      count += 1;
      probability *= rate / count;
      rest -= probability;
    }
    return count;
  }
}

/** Picks from a list by weight: the sums of the weights up to each item, from 0 to 1. */
export function cumulate(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight) / total);
}

/** Finds the item of a cumulated list that a number from 0 to 1 falls on. */
export function pick(cumulated: Float64Array, at: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (cumulated[middle] ?? 1)) high = middle;
    else low = middle + 1;
  }
  return low;
}
