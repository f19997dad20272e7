import type { Content } from 'pdfmake/interfaces';
import { COLOURS } from '../../pdf/colours';

/** A remark that tells how figures were found. */
export function note(text: string): Content {
  return { text, fontSize: 8.5, color: COLOURS.muted, margin: [0, 0, 0, 10], lineHeight: 1.2 };
}
