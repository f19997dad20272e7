import type { Content, TableCell } from 'pdfmake';
import type { Block, Inline } from '../../markdown/blocks';
import { plainText } from '../../markdown/blocks';
import type { Colours } from '../colours';
import { printable } from '../front/say';
import { sayRole } from '../tags/say-role';
import { cleanLine, cleanText } from '../text/clean';

/** Sizes of headings by their level, the last one for all deeper ones. */
const HEADING_SIZES = [20, 15, 12, 10.5];
/** Headings that become bookmarks. */
const MARKED_LEVELS = 2;

/** Sets the blocks of a text as the content of pages. */
export function markdownContent(blocks: readonly Block[], colours: Colours): Content[] {
  return blocks.map((block) => blockContent(block, colours));
}

function blockContent(block: Block, colours: Colours): Content {
  switch (block.kind) {
    case 'heading':
      return heading(block, colours);
    case 'paragraph':
      return { text: inlines(block.text, colours), margin: [0, 0, 0, 8], lineHeight: 1.25 };
    case 'code':
      return boxed(
        { ...printable(cleanText(block.text)), fontSize: 8.5, preserveLeadingSpaces: true },
        colours.stripe,
      );
    case 'rule':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 523, y2: 0, lineColor: colours.line }],
        margin: [0, 4, 0, 12],
      };
    case 'quote':
      return sayRole(
        boxed(
          { stack: markdownContent(block.blocks, colours), color: colours.muted },
          colours.paper,
          colours.accent,
        ),
        { role: 'BlockQuote' },
      );
    case 'list':
      return list(block, colours);
    case 'table':
      return table(block, colours);
  }
}

function heading({ level, text }: Extract<Block, { kind: 'heading' }>, colours: Colours): Content {
  const content: Content = {
    text: inlines(text, colours),
    fontSize: HEADING_SIZES[Math.min(level, HEADING_SIZES.length) - 1] ?? 12,
    bold: true,
    color: colours.ink,
    margin: [0, level === 1 ? 4 : 10, 0, 6],
    headlineLevel: level,
    ...(level <= MARKED_LEVELS && {
      outline: true,
      outlineText: cleanLine(plainText(text)),
    }),
  };
  // The report's title stands above all headings of its texts.
  return sayRole(content, { role: 'H', depth: level + 1 });
}

function list(
  { ordered, start, items }: Extract<Block, { kind: 'list' }>,
  colours: Colours,
): Content {
  const entries = items.map((blocks): Content => ({ stack: markdownContent(blocks, colours) }));
  const look = { margin: [4, 0, 0, 4] as [number, number, number, number] };
  return ordered
    ? { ol: entries, start, ...look }
    : { ul: entries, markerColor: colours.accent, ...look };
}

function table(
  { head, rows, align }: Extract<Block, { kind: 'table' }>,
  colours: Colours,
): Content {
  const cell = (text: Inline[], index: number, more: object): TableCell => ({
    text: inlines(text, colours),
    alignment: align[index] ?? 'left',
    ...more,
  });
  const title = { bold: true, color: colours.paper, fillColor: colours.ink };
  const body = rows.map((row, number) =>
    row.map((text, index) =>
      cell(text, index, { fillColor: number % 2 === 1 ? colours.stripe : colours.paper }),
    ),
  );
  const content: Content = {
    fontSize: 9,
    margin: [0, 2, 0, 10],
    table: {
      headerRows: 1,
      widths: head.map(() => '*'),
      body: [head.map((text, index) => cell(text, index, title)), ...body],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
  return sayRole(content, { role: 'Table' });
}

/** A field of one colour, with a bar at its left where one is given. */
function boxed(content: TableCell, ground: string, bar?: string): Content {
  return {
    margin: [0, 2, 0, 10],
    table: { widths: ['*'], body: [[{ ...(content as object), fillColor: ground } as TableCell]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 && bar !== undefined ? 2.5 : 0),
      vLineColor: () => bar ?? ground,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

function inlines(text: readonly Inline[], colours: Colours): Content[] {
  return text.map(({ text: words, bold, italics, code, strike, link }) => ({
    ...printable(cleanText(words)),
    ...(bold && { bold }),
    ...(italics && { italics }),
    ...(code && { background: colours.stripe }),
    ...(strike && { decoration: 'lineThrough' as const }),
    ...(link !== undefined && { link, color: colours.accent, decoration: 'underline' as const }),
  }));
}
