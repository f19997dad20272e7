import { AppError } from '../../../contract/errors';
import type { ReportSpec } from '../../report';

/** Pages of a table up to which a document is tagged where nobody says; longer ones grow threefold and more. */
const PAGES_MAX = 1000;

/** Cells that a document's structure can hold: PDF/A allows 8,388,607 objects, and rows take some of them. */
const CELLS_MAX = 7_000_000;

/** Decides whether a report tells readers what its parts are. */
export function isTagged({ accessible, source }: ReportSpec, tablePages: number): boolean {
  if (accessible === undefined) return tablePages <= PAGES_MAX;
  const cells = source.rowCount * (source.columns.length + 1);
  if (accessible && cells > CELLS_MAX) {
    throw new AppError(
      'VALIDATION',
      `A tagged PDF holds at most ${CELLS_MAX} cells, and this report has ${cells}: leave out "accessible", or ask for fewer rows or columns`,
      { details: { loc: ['accessible'] } },
    );
  }
  return accessible;
}
