import type { Colours } from '../colours';
import type { Weights } from '../text/ruler';
import { cutText, wrapText } from '../text/wrap';
import type { TableColumn } from './columns';
import { CELL_GAP, HEADER_HEIGHT, TABLE_TOP } from './density';
import type { Ink } from './ink';
import type { TableLayout } from './layout';
import type { Paper } from './paper';
import { MARGIN } from './paper';

/** What a page of a report says outside its content. */
export interface Running {
  /** Above the left of the page, clean and on one line. */
  title: string;
  /** Above the right. */
  date: string;
  /** At the foot, to the left. */
  note: string;
  colours: Colours;
  /** The page number as it is written. */
  footer: string;
}

const SMALL = 7.5;

/** Draws the running title at the top of a page and the page number at its foot. */
export function drawRunning(ink: Ink, paper: Paper, running: Running, type: Weights): void {
  const { colours } = running;
  const right = paper.width - MARGIN;
  const small = { type: type.regular, size: SMALL, colour: colours.muted };
  const room = paper.width - 2 * MARGIN - 130;
  ink.begin('Artifact');
  ink.text(cutText(running.title, type.regular, SMALL, room), { x: MARGIN, y: 33 }, small);
  ink.text(running.date, { x: right, y: 33 }, { ...small, align: 'right' });
  const line = { x: MARGIN, width: right - MARGIN, height: 0.5 };
  ink.fill({ ...line, y: 40 }, colours.line);
  ink.fill({ ...line, y: paper.height - 36 }, colours.line);
  const foot = { x: right, y: paper.height - 22 };
  const note = cutText(running.note, type.regular, SMALL, room);
  ink.text(note, { x: MARGIN, y: foot.y }, small);
  ink.text(running.footer, foot, { ...small, align: 'right' });
  ink.end();
}

/** Draws a title above the table and gives its mark. */
export function drawTitle(ink: Ink, title: string, layout: TableLayout, type: Weights): number {
  const { paper, colours } = layout;
  const room = paper.width - 2 * MARGIN;
  const text = cutText(title, type.bold, 17, room);
  const at = { x: MARGIN, y: TABLE_TOP + 20 };
  const mark = ink.begin('H');
  ink.text(text, at, { type: type.bold, size: 17, colour: colours.ink });
  ink.end();
  ink.fill({ x: MARGIN, y: TABLE_TOP + 29, width: 36, height: 2.5 }, colours.highlight);
  return mark;
}

/** Draws the header of the table at the given height; gives the marks of its labels where they are read. */
export function drawHeader(
  ink: Ink,
  layout: TableLayout,
  { y, isRead }: { y: number; isRead: boolean },
  type: Weights,
): number[] {
  const { columns, density, colours } = layout;
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return [];
  const width = last.x + last.width - first.x;
  ink.fill({ x: first.x, y, width, height: HEADER_HEIGHT }, colours.ink);
  const size = density.fontSize - 0.5;
  const marks = columns.map((column) => {
    const box = { width: column.width - 2 * CELL_GAP, lines: 2 };
    const lines = wrapText(column.label, type.bold, size, box);
    const lead = size + 1.5;
    const top = y + (HEADER_HEIGHT - lines.length * lead) / 2 + size - 0.5;
    const mark = ink.begin(isRead ? 'TH' : 'Artifact');
    lines.forEach((line, index) => {
      ink.text(line, cellPlace(column, top + index * lead), {
        type: type.bold,
        size,
        colour: colours.paper,
        align: column.rightAligned ? 'right' : 'left',
      });
    });
    ink.end();
    return mark;
  });
  return isRead ? marks : [];
}

/** Where the text of a column's cell begins, or ends where it is right-aligned. */
export function cellPlace(column: TableColumn, y: number): { x: number; y: number } {
  const x = column.rightAligned ? column.x + column.width - CELL_GAP : column.x + CELL_GAP;
  return { x, y };
}
