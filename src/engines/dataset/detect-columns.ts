import type { ColumnType } from '../../contract/jobs/cells';
import type { Duck } from './duck';
import { isFilled, typedBy } from './typed-cell';
import { PATTERN_CHOICES } from './value-patterns';
import type { PatternChoice, ValuePattern } from './value-patterns';

/** Rows that rule most ways of writing out before the whole file is read. */
const SAMPLE_ROWS = 500;

/** What a column of texts turned out to hold. */
export interface DetectedType {
  type: ColumnType;
  pattern?: string;
}

/** One column that is to be detected: SQL of its texts, and the types that it may have. */
export interface TextColumn {
  raw: string;
  /** Every type where absent. */
  among?: readonly ColumnType[];
}

/**
 * Finds the narrowest type that holds every value of each column, looking at all rows. Where nothing but
 * text holds them all, or where texts could mean two things, the type is text: nothing is lost.
 */
export async function detectTypes(
  duck: Duck,
  from: string,
  columns: readonly TextColumn[],
): Promise<DetectedType[]> {
  const open = new Map<number, PatternChoice[]>();
  columns.forEach(({ among }, index) => open.set(index, choicesAmong(among)));
  await narrow(duck, `(select * from ${from} limit ${SAMPLE_ROWS})`, { columns, open });
  const found = columns.map((): DetectedType => ({ type: 'string' }));
  while ([...open.values()].some((choices) => choices.length > 0)) {
    await decide(duck, from, { columns, open, found });
  }
  return found;
}

interface Detection {
  columns: readonly TextColumn[];
  /** What each undecided column may still be. */
  open: Map<number, PatternChoice[]>;
}

function choicesAmong(among: readonly ColumnType[] | undefined): PatternChoice[] {
  if (!among) return [...PATTERN_CHOICES];
  return PATTERN_CHOICES.filter(({ patterns }) =>
    patterns.some((pattern) => among.includes(pattern.type)),
  );
}

/** Drops the choices that do not even hold the first rows. */
async function narrow(duck: Duck, from: string, { columns, open }: Detection): Promise<void> {
  const asked = [...open].flatMap(([index, choices]) =>
    choices.flatMap(({ patterns }) => patterns.map((pattern) => ({ index, pattern }))),
  );
  const fits = await whichFit(duck, from, { columns, asked, least: 0 });
  for (const [index, choices] of open) {
    const left = choices.map(({ patterns, ...choice }) => ({
      ...choice,
      patterns: patterns.filter((pattern) => fits(index, pattern)),
    }));
    open.set(
      index,
      left.filter(({ patterns }) => patterns.length > 0),
    );
  }
}

/** Checks the likeliest choice of every open column against all rows. */
async function decide(
  duck: Duck,
  from: string,
  { columns, open, found }: Detection & { found: DetectedType[] },
): Promise<void> {
  const asked = [...open].flatMap(([index, [choice]]) =>
    (choice?.patterns ?? []).map((pattern) => ({ index, pattern })),
  );
  const fits = await whichFit(duck, from, { columns, asked, least: 1 });
  for (const [index, [choice, ...later]] of open) {
    if (!choice) continue;
    const fitting = choice.patterns.filter((pattern) => fits(index, pattern));
    const [first] = fitting;
    const unclear = choice.ambiguous === true && fitting.length > 1;
    if (first && !unclear) found[index] = { type: first.type, pattern: first.name };
    open.set(index, first ? [] : later);
  }
}

/** Asks for many columns and patterns at once which of them hold every value, and how many at least. */
async function whichFit(
  duck: Duck,
  from: string,
  {
    columns,
    asked,
    least,
  }: {
    columns: readonly TextColumn[];
    asked: readonly { index: number; pattern: ValuePattern }[];
    least: number;
  },
): Promise<(index: number, pattern: ValuePattern) => boolean> {
  if (asked.length === 0) return () => false;
  const parts = asked.map(({ index, pattern }, place) => {
    const raw = columns[index]?.raw ?? 'null';
    const count = `count(${typedBy(raw, [pattern]).value})`;
    return `(count(*) filter (${isFilled(raw)}) = ${count} and ${count} >= ${least}) as f${place}`;
  });
  const [row = {}] = await duck.rows<Record<string, boolean>>(
    `select ${parts.join(', ')} from ${from}`,
  );
  const fitting = new Set(
    asked.flatMap(({ index, pattern }, place) =>
      row[`f${place}`] === true ? [`${index}/${pattern.type}/${pattern.name}`] : [],
    ),
  );
  return (index, pattern) => fitting.has(`${index}/${pattern.type}/${pattern.name}`);
}
