import type { Cell } from '../../contract/jobs/cells';

const LINK = /^https?:\/\/\S+$/i;
/** Longer addresses are cut or refused by browsers and by Excel. */
const LENGTH_MAX = 2000;

/** Gives the address that a cell leads to where all of its text is one of http or https. */
export function linkOf(cell: Cell): string | undefined {
  if (typeof cell !== 'string' || cell.length > LENGTH_MAX || !LINK.test(cell)) return undefined;
  if (!URL.canParse(cell)) return undefined;
  const { href } = new URL(cell);
  return href.length > LENGTH_MAX ? undefined : href;
}
