import type { ChosenParts, CountedNumbers, NumberPart, NumberParts } from '../../aggregates';
import { CountedValues } from '../statistics/counted-values';
import type { Ranked } from '../statistics/ranked-values';

/** Parts that values are dealt out to: so many that the few which are looked into hold few values. */
const PARTS = 16_384;

/** A part with more values is dealt out again before any of it is read. */
const READ_MAX = 65_536;

/** Where the values are: a column of a source. */
export interface PartsSource {
  parts(wanted: NumberParts): Promise<NumberPart[]>;
  counted(within: ChosenParts): Promise<CountedNumbers>;
}

/** Values next to each other of which the ends are known, and all others once they were read. */
interface Part extends NumberPart {
  /** The rank of its first value. */
  start: number;
  /** What it is a part of. */
  dealing: NumberParts;
  values?: CountedValues;
}

/**
 * Ranks values that stay where they are. What is asked of values that were not read yet gets an estimate as
 * its answer, and `readOn` reads them: who asks again until nothing more was read gets exact answers,
 * though only a small part of the values was ever held.
 */
export class PartedValues implements Ranked {
  readonly length: number;
  /** In order of their values. */
  private parts: Part[];
  private readonly wanted = new Set<Part>();

  constructor(
    private readonly source: PartsSource,
    { count, min, max }: { count: number; min: number; max: number },
  ) {
    this.length = count;
    const dealing = { from: min, to: max, parts: 1 };
    this.parts = [{ number: 0, count, min, max, start: 0, dealing }];
  }

  at(rank: number): number | undefined {
    const part = this.parts[this.firstPart(({ start, count }) => start + count > rank)];
    if (!part || !(rank >= 0)) return undefined;
    const { start, count, min, max } = part;
    if (rank === start || min === max) return min;
    if (rank === start + count - 1) return max;
    const values = this.look(part);
    return values ? values.at(rank - start) : min + ((max - min) * (rank - start)) / count;
  }

  countBelow(limit: number): number {
    const part = this.parts[this.firstPart(({ max }) => max >= limit)];
    if (!part) return this.length;
    return part.min >= limit ? part.start : part.start + this.countIn(part, limit, 'countBelow');
  }

  countUpTo(limit: number): number {
    const part = this.parts[this.firstPart(({ max }) => max > limit)];
    if (!part) return this.length;
    return part.min > limit ? part.start : part.start + this.countIn(part, limit, 'countUpTo');
  }

  /** Reads the values that were asked for; false where all of them were known. */
  async readOn(): Promise<boolean> {
    if (this.wanted.size === 0) return false;
    const [many, few] = [
      [...this.wanted].filter(isLarge),
      [...this.wanted].filter((part) => !isLarge(part)),
    ];
    this.wanted.clear();
    for (const part of many) await this.deal(part);
    for (const dealing of new Set(few.map((part) => part.dealing))) {
      await this.read(
        few.filter((part) => part.dealing === dealing),
        dealing,
      );
    }
    return true;
  }

  /** The values of a part, which are wanted where they are not known. */
  private look(part: Part): CountedValues | undefined {
    if (!part.values) this.wanted.add(part);
    return part.values;
  }

  private countIn(part: Part, limit: number, how: 'countBelow' | 'countUpTo'): number {
    const { min, max, count } = part;
    const values = this.look(part);
    return values ? values[how](limit) : Math.floor((count * (limit - min)) / (max - min));
  }

  /** Puts the parts of a part into its place. */
  private async deal(part: Part): Promise<void> {
    const dealing = { from: part.min, to: part.max, parts: PARTS };
    let start = part.start;
    const found = (await this.source.parts(dealing)).map((each): Part => {
      const placed = { ...each, start, dealing };
      start += each.count;
      return placed;
    });
    this.parts = this.parts.flatMap((each) => (each === part ? found : [each]));
  }

  /** Reads the values of some parts of a dealing, all at once. */
  private async read(parts: readonly Part[], dealing: NumberParts): Promise<void> {
    const numbers = parts.map(({ number }) => number);
    const { values, times } = await this.source.counted({ ...dealing, numbers });
    let end = 0;
    for (const part of [...parts].sort((one, other) => one.start - other.start)) {
      const begin = end;
      while (end < values.length && (values[end] ?? NaN) <= part.max) end += 1;
      part.values = new CountedValues({
        values: values.subarray(begin, end),
        times: times.subarray(begin, end),
      });
    }
  }

  /** The index of the first part for which this is true, as it is for all later ones. */
  private firstPart(isFrom: (part: Part) => boolean): number {
    let low = 0;
    let high = this.parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const part = this.parts[middle];
      if (part && isFrom(part)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Whether values are so many that they are dealt out, which needs a width that is a number. */
function isLarge({ count, min, max }: NumberPart): boolean {
  return count > READ_MAX && Number.isFinite((PARTS - 1) / (max - min));
}
