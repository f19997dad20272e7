import type { Token, Tokens } from 'marked';
import { linkOf } from '../format/link';
import type { Inline } from './blocks';

type Look = Omit<Inline, 'text'>;

/** Styles within styles that are looked into. */
const DEPTH_MAX = 8;

/** Turns the tokens of a line of text into its stretches. */
export function readInlines(tokens: readonly Token[] = [], look: Look = {}, depth = 0): Inline[] {
  return tokens.flatMap((token) => readInline(token, look, depth));
}

function readInline(token: Token, look: Look, depth: number): Inline[] {
  const inner = (more: Look): Inline[] => {
    const { tokens } = token as Tokens.Generic;
    const all = { ...look, ...more };
    return tokens && depth < DEPTH_MAX
      ? readInlines(tokens, all, depth + 1)
      : [{ ...all, text: 'text' in token ? String(token.text) : token.raw }];
  };
  switch (token.type) {
    case 'strong':
      return inner({ bold: true });
    case 'em':
      return inner({ italics: true });
    case 'del':
      return inner({ strike: true });
    case 'codespan':
      return [{ ...look, code: true, text: (token as Tokens.Codespan).text }];
    case 'link':
      return inner(linkTo((token as Tokens.Link).href));
    case 'image':
      return [{ ...look, text: (token as Tokens.Image).text }];
    case 'br':
      return [{ ...look, text: '\n' }];
    case 'checkbox':
      return [{ ...look, text: (token as Tokens.Checkbox).checked ? '☑ ' : '☐ ' }];
    case 'text':
    case 'escape':
      return tokensOf(token) ? inner({}) : [{ ...look, text: flat((token as Tokens.Text).text) }];
    default:
      return [{ ...look, text: flat(token.raw) }];
  }
}

function tokensOf(token: Token): Token[] | undefined {
  return (token as Tokens.Generic).tokens;
}

function linkTo(href: string): Look {
  const link = linkOf(href);
  return link === undefined ? {} : { link };
}

/** A line break in the source is a space. */
function flat(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
