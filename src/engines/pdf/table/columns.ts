import type { Column } from '../../../contract/jobs/cells';
import { isNumeric } from '../../../contract/jobs/cells';
import type { Formatter } from '../../format/formatter';
import type { TableSummary } from '../../summary/summary';
import { cleanLine } from '../text/clean';
import type { Weights } from '../text/ruler';
import type { CellText } from './cell-text';
import { cellText } from './cell-text';
import { CELL_GAP } from './density';
import type { ColumnNeeds } from './probe';

/** A text column asks for this at most where space is short, and is given this at least. */
const TEXT_WIDTH_MAX = 260;
const TEXT_WIDTH_MIN = 48;

/** A label takes two lines rather than more than this. */
const LABEL_WIDTH_MAX = 84;

/** 28 December 2028, 22:58: wide digits all through. */
const WIDE_TIME = Date.UTC(2028, 11, 28, 22, 58);

/** A column as it stands on the page. */
export interface TableColumn {
  column: Column;
  label: string;
  text: CellText;
  /** Decimals of the column's numbers. */
  decimals: number;
  rightAligned: boolean;
  x: number;
  width: number;
  /** Whether some text of the column is wider than the column or holds line breaks. */
  wraps: boolean;
}

/** What the widths of columns are worked out from. */
export interface ColumnFacts {
  columns: readonly Column[];
  needs: readonly ColumnNeeds[];
  summary: TableSummary;
  formatter: Formatter;
  type: Weights;
  fontSize: number;
}

/** Places the columns side by side over the given width. */
export function placeColumns(facts: ColumnFacts, left: number, width: number): TableColumn[] {
  const texts = facts.columns.map((column, index) =>
    cellText(column, facts.needs[index]?.decimals ?? 0, facts.formatter),
  );
  const natural = facts.columns.map((_, index) => naturalWidth(facts, index, texts[index]));
  const widths = shareWidth(facts.columns, natural, width);
  let x = left;
  return facts.columns.map((column, index) => {
    const needs = facts.needs[index];
    const own = widths[index] ?? 0;
    const placed: TableColumn = {
      column,
      label: cleanLine(column.label),
      text: texts[index] ?? String,
      decimals: needs?.decimals ?? 0,
      rightAligned: isNumeric(column.type),
      x,
      width: own,
      wraps:
        column.type === 'string' &&
        needs !== undefined &&
        (needs.broken || needs.widest * facts.fontSize > own - 2 * CELL_GAP),
    };
    x += own;
    return placed;
  });
}

function naturalWidth(facts: ColumnFacts, index: number, text: CellText | undefined): number {
  const column = facts.columns[index];
  if (!column || !text) return 0;
  const content =
    column.type === 'string'
      ? Math.min((facts.needs[index]?.widest ?? 0) * facts.fontSize, TEXT_WIDTH_MAX)
      : widestValue(facts, column, text);
  return Math.max(content, labelWidth(facts, column.label)) + 2 * CELL_GAP + 1;
}

function widestValue(facts: ColumnFacts, column: Column, text: CellText): number {
  const numeric = facts.summary.numeric.find((each) => each.column.key === column.key);
  const { bold } = facts.type;
  const samples =
    column.type === 'boolean'
      ? [text(true), text(false)]
      : isNumeric(column.type)
        ? [numeric?.min, numeric?.max, numeric?.sum].map((value) => text(value ?? null))
        : [text(WIDE_TIME)];
  return Math.max(...samples.map((sample) => bold.width(sample, facts.fontSize)));
}

/** The width at which a label fits two lines. */
function labelWidth(facts: ColumnFacts, label: string): number {
  const width = (text: string): number => facts.type.bold.width(text, facts.fontSize - 0.5);
  const flat = cleanLine(label);
  const longestWord = Math.max(...flat.split(' ').map(width));
  return Math.min(Math.max(longestWord, width(flat) * 0.62), LABEL_WIDTH_MAX);
}

/**
 * Shares the table's width. Spare width goes to all in proportion; where it is short, the widest text
 * columns give way first, and only then everything shrinks.
 */
function shareWidth(columns: readonly Column[], natural: number[], width: number): number[] {
  const sum = (widths: number[]): number => widths.reduce((total, each) => total + each, 0);
  let widths = natural;
  if (sum(widths) > width) {
    let low = TEXT_WIDTH_MIN;
    let high = TEXT_WIDTH_MAX + 2 * CELL_GAP + 1;
    const capped = (cap: number): number[] =>
      natural.map((each, index) =>
        columns[index]?.type === 'string' ? Math.min(each, cap) : each,
      );
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2;
      if (sum(capped(middle)) > width) high = middle;
      else low = middle;
    }
    widths = capped(low);
  }
  const factor = width / sum(widths);
  return widths.map((each) => each * factor);
}
