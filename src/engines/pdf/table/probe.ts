import type { Column, Row } from '../../../contract/jobs/cells';
import { cleanText } from '../text/clean';
import type { Type } from '../text/type';

/** Decimals of a number column at most. */
const DECIMALS_MAX = 4;

/** What the cells of one column ask of its width. */
export interface ColumnNeeds {
  /** Width of the widest text at size 1, line by line. */
  widest: number;
  /** Whether a text holds a line break. */
  broken: boolean;
  /** Decimals that the column's numbers have, at most four. */
  decimals: number;
}

/** Looks at every row once to learn how wide the texts and how fine the numbers of each column are. */
export class Probe {
  readonly needs: ColumnNeeds[];
  private readonly texts: number[];
  private readonly numbers: number[];

  constructor(
    columns: readonly Column[],
    private readonly type: Type,
  ) {
    this.needs = columns.map(() => ({ widest: 0, broken: false, decimals: 0 }));
    const positions = (wanted: string): number[] =>
      columns.flatMap(({ type: found }, index) => (found === wanted ? [index] : []));
    this.texts = positions('string');
    this.numbers = positions('number');
  }

  /** Takes the rows of one batch into account. */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      for (const index of this.texts) this.addText(index, row[index]);
      for (const index of this.numbers) this.addNumber(index, row[index]);
    }
  }

  private addText(index: number, cell: unknown): void {
    const needs = this.needs[index];
    if (typeof cell !== 'string' || !needs) return;
    for (const line of cleanText(cell).split('\n')) {
      const width = this.type.width(line, 1);
      if (width > needs.widest) needs.widest = width;
    }
    needs.broken ||= cell.includes('\n');
  }

  private addNumber(index: number, cell: unknown): void {
    const needs = this.needs[index];
    if (typeof cell !== 'number' || !needs) return;
    while (needs.decimals < DECIMALS_MAX && !hasDecimals(cell, needs.decimals)) {
      needs.decimals += 1;
    }
  }
}

/** Whether so many decimals say a number in full, but for the error of binary fractions. */
function hasDecimals(value: number, decimals: number): boolean {
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled));
}
