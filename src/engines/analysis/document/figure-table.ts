import type { Content, TableCell } from 'pdfmake/interfaces';
import { COLOURS } from '../../pdf/colours';
import { say } from '../../pdf/front/say';
import { sayRole } from '../../pdf/tags/say-role';

/** A cell of a table of figures: a text, or one with a ground of its own. */
export type FigureCell = string | { text: string; fill?: string };

const NAME_MAX = 44;
const FIGURE_MAX = 26;

/** Lays out a table of figures: a name to the left of each row, figures to the right, its head on every page. */
export function figureTable(
  titles: readonly string[],
  rows: readonly (readonly FigureCell[])[],
): Content {
  const head = titles.map((title, index): TableCell => ({
    ...say(title, index === 0 ? NAME_MAX : FIGURE_MAX),
    bold: true,
    color: COLOURS.paper,
    fillColor: COLOURS.ink,
    alignment: index === 0 ? 'left' : 'right',
  }));
  const body = rows.map((row, number) =>
    row.map((cell, index) => figureCell(cell, index, number % 2 === 1)),
  );
  const table: Content = {
    fontSize: titles.length > 9 ? 7 : 8.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: titles.map((_, index) => (index === 0 ? '*' : 'auto')),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingTop: () => 4,
      paddingBottom: () => 3.5,
      paddingLeft: () => (titles.length > 9 ? 3 : 5),
      paddingRight: () => (titles.length > 9 ? 3 : 5),
    },
    margin: [0, 0, 0, 6],
  };
  return sayRole(table, { role: 'Table' });
}

function figureCell(cell: FigureCell, index: number, striped: boolean): TableCell {
  const { text, fill = striped ? COLOURS.stripe : undefined } =
    typeof cell === 'string' ? { text: cell } : cell;
  return {
    ...say(text, index === 0 ? NAME_MAX : FIGURE_MAX),
    noWrap: index > 0,
    alignment: index === 0 ? 'left' : 'right',
    ...(fill !== undefined && { fillColor: fill }),
  };
}
