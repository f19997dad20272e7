import type { CountedNumbers } from '../../aggregates';
import type { EachValue } from './moments';
import { countBelow, countUpTo } from './quantile';
import type { Ranked } from './ranked-values';

/** Different values in order, each with how often it stands. */
export class CountedValues implements Ranked {
  readonly length: number;
  /** How many values there are up to each of the different ones. */
  private readonly ends: Float64Array;

  constructor(private readonly counted: CountedNumbers) {
    let end = 0;
    this.ends = counted.times.map((times) => (end += times));
    this.length = end;
  }

  at(rank: number): number | undefined {
    return rank < 0 ? undefined : this.counted.values[countUpTo(this.ends, rank)];
  }

  countBelow(limit: number): number {
    return this.upTo(countBelow(this.counted.values, limit));
  }

  countUpTo(limit: number): number {
    return this.upTo(countUpTo(this.counted.values, limit));
  }

  /** Hands over each value with how often it stands. */
  readonly each: EachValue = (take) => {
    const { values, times } = this.counted;
    for (let index = 0; index < values.length; index += 1) {
      take(values[index] ?? NaN, times[index] ?? 0);
    }
  };

  /** How many values the first so many different ones are. */
  private upTo(different: number): number {
    return different === 0 ? 0 : (this.ends[different - 1] ?? this.length);
  }
}
