import type { ChosenParts, MomentsWanted, NumberParts } from '../aggregates';
import type { ScratchTable } from './aggregate-sql';

/** The query of count, least, greatest, sum and the sums of deviations, of one column after the other. */
export function momentsSql({ relation }: ScratchTable, wanted: readonly MomentsWanted[]): string {
  const deviations = wanted.map(
    ({ position, centre, unit }, index) =>
      `v${position}, v${position} / ${number(unit)} - ${number(centre)} as d${index}`,
  );
  const found = wanted.map(({ position }, index) => {
    const [cell, far] = [`v${position}`, `d${index}`];
    const sums = [cell, far, `${far} * ${far}`, `${far} * ${far} * ${far}`].map(
      (each) => `coalesce(fsum(${each}), 0)`,
    );
    return `count(${cell})::double, coalesce(min(${cell}), 0), coalesce(max(${cell}), 0), ${sums.join(', ')}`;
  });
  return `select ${found.join(', ')} from (select ${deviations.join(', ')} from ${relation})`;
}

/** The query of the different numbers of a column and their rows, smallest first. */
export function countedSql(
  { relation }: ScratchTable,
  position: number,
  within?: ChosenParts,
): string {
  const cell = `v${position}`;
  const chosen = within
    ? `${isWithin(cell, within)} and ${partOf(cell, within)} in (${within.numbers.join(', ')})`
    : `${cell} is not null`;
  return `select ${cell}, count(*)::double from ${relation} where ${chosen} group by 1 order by 1`;
}

/** The query of the parts of a range that hold numbers, least first. */
export function numberPartsSql(
  { relation }: ScratchTable,
  position: number,
  wanted: NumberParts,
): string {
  const cell = `v${position}`;
  return `select ${partOf(cell, wanted)}::double, count(*)::double, min(${cell}), max(${cell}) from ${relation} where ${isWithin(cell, wanted)} group by 1 order by 1`;
}

function isWithin(cell: string, { from, to }: NumberParts): string {
  return `${cell} between ${number(from)} and ${number(to)}`;
}

/** Grows with the number, whatever is rounded on the way. */
function partOf(cell: string, { from, to, parts }: NumberParts): string {
  return `trunc((${cell} - ${number(from)}) * ${number((parts - 1) / (to - from))})::integer`;
}

/** A number of JavaScript, exactly. */
function number(value: number): string {
  return `'${value}'::double`;
}
