import { lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Block } from './blocks';
import { readInlines } from './inlines';

/** Lists and quotes within each other that are told apart. */
const DEPTH_MAX = 4;

/** Reads Markdown; a text that is nested beyond reason is taken as plain. */
export function readMarkdown(text: string): Block[] {
  try {
    return readBlocks(lexer(text), 0);
  } catch (error) {
    // The lexer calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: 'paragraph', text: [{ text }] }];
  }
}

function readBlocks(tokens: readonly Token[], depth: number): Block[] {
  const blocks: Block[] = [];
  let loose: Token[] = [];
  const close = (): void => {
    if (loose.length > 0) blocks.push({ kind: 'paragraph', text: readInlines(loose) });
    loose = [];
  };
  for (const token of tokens) {
    // The text of a list's item stands without a paragraph of its own.
    if (token.type === 'text' || token.type === 'checkbox') {
      loose.push(token);
      continue;
    }
    close();
    const block = readBlock(token, depth);
    if (block) blocks.push(block);
  }
  close();
  return blocks;
}

function readBlock(token: Token, depth: number): Block | undefined {
  switch (token.type) {
    case 'space':
    case 'def':
      return undefined;
    case 'heading': {
      const { depth: level, tokens } = token as Tokens.Heading;
      return { kind: 'heading', level, text: readInlines(tokens) };
    }
    case 'paragraph':
      return { kind: 'paragraph', text: readInlines((token as Tokens.Paragraph).tokens) };
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    case 'hr':
      return { kind: 'rule' };
    case 'blockquote':
    case 'list':
      if (depth < DEPTH_MAX) return readNested(token as Tokens.Blockquote | Tokens.List, depth);
      break;
    case 'table':
      return readTable(token as Tokens.Table);
  }
  return { kind: 'paragraph', text: [{ text: token.raw.trim() }] };
}

function readNested(token: Tokens.Blockquote | Tokens.List, depth: number): Block {
  if (token.type === 'blockquote') {
    return { kind: 'quote', blocks: readBlocks(token.tokens, depth + 1) };
  }
  const { ordered, start, items } = token;
  return {
    kind: 'list',
    ordered,
    start: start === '' ? 1 : start,
    items: items.map((item) => readBlocks(item.tokens, depth + 1)),
  };
}

function readTable({ header, rows, align }: Tokens.Table): Block {
  return {
    kind: 'table',
    head: header.map(({ tokens }) => readInlines(tokens)),
    rows: rows.map((row) => row.map(({ tokens }) => readInlines(tokens))),
    align: align.map((each) => each ?? 'left'),
  };
}
