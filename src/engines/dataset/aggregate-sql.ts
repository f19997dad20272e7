import type { Column } from '../../contract/jobs/cells';

/** A table or view of the scratch database whose columns are `v0`, `v1`, … in the columns' order. */
export interface ScratchTable {
  relation: string;
  columns: Column[];
  /** SQL that numbers its rows from 0; they are counted where it is absent. */
  place?: string;
}

/** What parts are made of, the numeric columns that are summed in each, and how many parts are told apart. */
export interface PartsWanted {
  position: number;
  numeric: readonly number[];
  most: number;
}

const DAY_MS = 86_400_000;

/** The query of every k-th row, from the first. */
export function everyRowSql({ relation, columns, place }: ScratchTable, step: number): string {
  const names = columns.map((_, index) => `v${index}`).join(', ');
  if (step <= 1) return `select ${names} from ${relation}`;
  if (place !== undefined) return `select ${names} from ${relation} where ${place} % ${step} = 0`;
  return `select ${names} from (select ${names}, row_number() over () - 1 as place from ${relation}) where place % ${step} = 0`;
}

/** The query of how many cells of a column hold something, and of the first and last number. */
export function spanSql({ relation, columns }: ScratchTable, position: number): string {
  const cell = filled(columns, position);
  const ends = isNumeric(columns[position]) ? `min(${cell}), max(${cell})` : 'null, null';
  return `select count(${cell})::double, ${ends} from ${relation}`;
}

/** The query of the different values of a column and their rows, most frequent first. */
export function frequenciesSql({ relation, columns }: ScratchTable, wanted: PartsWanted): string {
  const cell = filled(columns, wanted.position);
  const counted = `select ${cell} as value, count(*)::double as rows from ${relation} where ${cell} is not null group by 1 limit ${wanted.most + 1}`;
  return `select value, false, rows from (${counted}) order by rows desc, value`;
}

/** The query of parts of equal value, largest first, those that are too many as one last part. */
export function groupsSql({ relation, columns }: ScratchTable, wanted: PartsWanted): string {
  const { position, numeric, most } = wanted;
  const parts = `select ${filled(columns, position)} as value, count(*) as rows${sums(numeric)} from ${relation} group by 1`;
  const ranked = `select *, row_number() over (order by rows desc, value) as rank, count(*) over () as parts from (${parts})`;
  const again = numeric.map((_, index) => `, sum(c${index})::double, fsum(s${index})`).join('');
  return `select first(value), count(*) > 1, sum(rows)::double${again} from (${ranked}) group by case when parts > ${most} then least(rank, ${most}) else rank end order by min(rank)`;
}

/** The query of parts of the same day, counted from 1970. */
export function daysSql({ relation }: ScratchTable, wanted: PartsWanted): string {
  const { position, numeric, most } = wanted;
  // Whole numbers are grouped twice as fast.
  const day = `floor(v${position} / ${DAY_MS})::integer`;
  const parts = `select ${day} as day, count(*)::double as rows${sums(numeric)} from ${relation} where v${position} is not null group by 1 order by 1 limit ${most}`;
  const figures = numeric.map((_, index) => `, c${index}, s${index}`).join('');
  return `select day::double, false, rows${figures} from (${parts}) order by day`;
}

/** The query of Pearson's coefficients of pairs of columns, over the rows that hold both. */
export function correlationsSql(
  { relation }: ScratchTable,
  pairs: readonly (readonly [number, number])[],
): string {
  const found = pairs.map(([x, y]) => `corr(v${x}, v${y})`);
  return `select ${found.join(', ')} from ${relation}`;
}

function sums(numeric: readonly number[]): string {
  return numeric
    .map((each, index) => `, count(v${each})::double as c${index}, fsum(v${each}) as s${index}`)
    .join('');
}

/** A cell that is null where it is empty. */
function filled(columns: readonly Column[], position: number): string {
  return columns[position]?.type === 'string' ? `nullif(v${position}, '')` : `v${position}`;
}

function isNumeric(column: Column | undefined): boolean {
  return column?.type !== 'string' && column?.type !== 'boolean';
}
