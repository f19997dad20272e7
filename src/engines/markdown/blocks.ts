/** A stretch of text in one look. */
export interface Inline {
  text: string;
  bold?: true;
  italics?: true;
  code?: true;
  strike?: true;
  /** An address of http or https. */
  link?: string;
}

/** A part of a text, top to bottom as they come. */
export type Block =
  | { kind: 'heading'; level: number; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][]; align: Alignment[] };

/** Where the cells of a table's column stand. */
export type Alignment = 'left' | 'center' | 'right';

/** The words of a stretch of text alone. */
export function plainText(text: readonly Inline[]): string {
  return text.map((each) => each.text).join('');
}
