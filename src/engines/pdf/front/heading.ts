import type { Content } from 'pdfmake';
import { COLOURS } from '../colours';
import type { Colours } from '../colours';
import { sayRole } from '../tags/say-role';
import { sayWithin } from './say';

/** The heading of a designed page: a bookmark, a place for links, and a stroke below. */
export function pageHeading(
  title: string,
  target: string,
  pageBreak: boolean,
  colours: Colours = COLOURS,
): Content[] {
  return [
    sayRole(
      {
        text: title,
        id: target,
        outline: true,
        outlineExpanded: true,
        fontSize: 20,
        bold: true,
        color: colours.ink,
        margin: [0, 0, 0, 6],
        ...(pageBreak && { pageBreak: 'before' }),
      },
      { role: 'H', depth: 2 },
    ),
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: 36, h: 2.5, color: colours.highlight }],
      margin: [0, 0, 0, 18],
    },
  ];
}

/** A heading within a page. */
export function subheading(title: string, colours: Colours = COLOURS): Content {
  const heading: Content = {
    ...sayWithin(title, { width: 510, size: 12 }),
    fontSize: 12,
    bold: true,
    color: colours.ink,
    margin: [0, 18, 0, 8],
  };
  return sayRole(heading, { role: 'H', depth: 3 });
}
