import type { PageLayout } from '../document/page-layout';
import { compose, toPage } from '../document/picture/geometry';
import type { Geometry, Matrix } from '../document/picture/geometry';
import type { Word } from '../ocr';
import { encodeText, GLYPH_WIDTH } from './glyphless-font';

/** Name of the font in a page's resources. */
export const FONT_KEY = 'PressroomInvisible';

/** Height of letters within the box of their line, and the share of it below the base line. */
const DESCENT_SHARE = 0.2;

/**
 * Writes the content stream that lays a page's words, unseen, over its picture. `pixelsToPage` leads from
 * pixels of the page, counted from its top left corner, to points of the PDF page.
 */
export function invisibleText({ geometry, words }: PageLayout, pixelsToPage: Matrix): string {
  const matrix = compose(toPage(geometry), pixelsToPage);
  const parts = ['q', 'BT', '3 Tr'];
  const upright = uprightLetters(geometry, pixelsToPage);
  for (const line of linesOf(words)) parts.push(...lineOperators(line, { matrix, upright }));
  parts.push('ET', 'Q');
  return parts.join('\n');
}

function linesOf(words: Word[]): Word[][] {
  const lines: Word[][] = [];
  let number: number | undefined;
  for (const word of words) {
    if (word.line !== number) lines.push([]);
    number = word.line;
    lines.at(-1)?.push(word);
  }
  return lines;
}

/**
 * The first four coefficients of letters as they stand on the page. The few degrees of a skewed page are
 * left out: readers follow straight lines more easily.
 */
function uprightLetters(geometry: Geometry, pixelsToPage: Matrix): number[] {
  const straight = compose(toPage({ ...geometry, angle: 0 }), pixelsToPage);
  // Letters stand upright in a space that counts downwards, hence the mirrored matrix.
  return compose([1, 0, 0, -1, 0, 0], straight).slice(0, 4);
}

function lineOperators(
  line: Word[],
  { matrix, upright }: { matrix: Matrix; upright: number[] },
): string[] {
  const top = Math.min(...line.map((word) => word.top));
  const bottom = Math.max(...line.map((word) => word.top + word.height));
  const size = Math.max(1, bottom - top);
  const baseline = bottom - size * DESCENT_SHARE;
  return line.flatMap((word, index) => {
    const last = index === line.length - 1;
    // The space belongs to the word before it, so that readers put one between the two.
    const text = last ? word.text : `${word.text} `;
    const natural = (word.text.length * GLYPH_WIDTH * size) / 1000;
    const stretch = (word.width / natural) * 100;
    const [, , , , x, y] = compose([1, 0, 0, 1, word.left, baseline], matrix);
    const place = [...upright, x, y];
    return [
      `/${FONT_KEY} ${number(size)} Tf`,
      `${number(stretch)} Tz`,
      `${place.map(number).join(' ')} Tm`,
      `${encodeText(text)} Tj`,
    ];
  });
}

function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
