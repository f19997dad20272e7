/**
 * Adds up several columns at once with Neumaier's compensation: the rounding error of every addition is
 * kept and given back at the end, so that ten million cents still make the exact total.
 */
export class ColumnSums {
  private readonly sums: Float64Array;
  private readonly errors: Float64Array;
  private readonly counts: Float64Array;

  constructor(columns: number) {
    this.sums = new Float64Array(columns);
    this.errors = new Float64Array(columns);
    this.counts = new Float64Array(columns);
  }

  /** Adds a value to the sum of the column at this index. */
  add(index: number, value: number): void {
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.include(index, value);
  }

  /** Adds a value as often as it stands, with no more rounding than adding it one by one. */
  addTimes(index: number, value: number, times: number): void {
    this.counts[index] = (this.counts[index] ?? 0) + times;
    // Doubling is exact where multiplying is not.
    let multiple = value;
    for (let rest = times; rest > 0; rest = Math.floor(rest / 2), multiple *= 2) {
      if (rest % 2 === 1) this.include(index, multiple);
    }
  }

  /** Adds all sums of another set of the same columns. */
  addAll(other: ColumnSums): void {
    for (let index = 0; index < this.sums.length; index += 1) {
      this.counts[index] = this.count(index) + other.count(index);
      this.include(index, other.total(index));
    }
  }

  /** How many values the sum of the column at this index holds. */
  count(index: number): number {
    return this.counts[index] ?? 0;
  }

  /** The sum of the column at this index; infinite where it is beyond what a double holds. */
  total(index: number): number {
    const sum = this.sums[index] ?? 0;
    return Number.isFinite(sum) ? sum + (this.errors[index] ?? 0) : sum;
  }

  private include(index: number, value: number): void {
    const sum = this.sums[index] ?? 0;
    const next = sum + value;
    const error = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.sums[index] = next;
    this.errors[index] = (this.errors[index] ?? 0) + error;
  }
}
