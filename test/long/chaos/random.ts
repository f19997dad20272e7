import { RowRandom } from '../../../src/engines/source/sample/random';

/** Random choices that a seed decides, so that a run can be had again. */
export interface Choices {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  oneOf<T>(list: readonly T[]): T;
}

/** Makes the choices of one round of a run. */
export function choicesOf(seed: number, round: number): Choices {
  const random = new RowRandom(seed);
  random.startRow(round);
  const between = (least: number, most: number) =>
    least + Math.floor(random.uniform() * (most - least + 1));
  return {
    between,
    oneOf: (list) => list[between(0, list.length - 1)] as (typeof list)[number],
  };
}
