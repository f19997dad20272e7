import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../../src/engines/markdown/blocks';
import { readMarkdown } from '../../../src/engines/markdown/read-markdown';

describe('readMarkdown', () => {
  test('reads blocks and the looks of words', () => {
    const [heading, paragraph, list, quote, code, table] = readMarkdown(
      '# A\n\nplain **bold *both*** `code` ~~out~~\n\n3. one\n   - two\n\n> said\n\n```\nx < y\n```\n\n|a|b|\n|-|-:|\n|1|2|',
    );
    expect(heading).toEqual({ kind: 'heading', level: 1, text: [{ text: 'A' }] });
    expect(paragraph).toEqual({
      kind: 'paragraph',
      text: [
        { text: 'plain ' },
        { text: 'bold ', bold: true },
        { text: 'both', bold: true, italics: true },
        { text: ' ' },
        { text: 'code', code: true },
        { text: ' ' },
        { text: 'out', strike: true },
      ],
    });
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
    expect(quote).toMatchObject({ blocks: [{ kind: 'paragraph', text: [{ text: 'said' }] }] });
    expect(code).toEqual({ kind: 'code', text: 'x < y' });
    expect(table).toMatchObject({
      align: ['left', 'right'],
      rows: [[[{ text: '1' }], [{ text: '2' }]]],
    });
  });

  test.each([
    ['[x](https://shop.example/a)', 'https://shop.example/a'],
    ['[x](javascript:alert(1))', undefined],
    ['[x](file:///etc/passwd)', undefined],
    ['![x](https://shop.example/a.png)', undefined],
  ])('%s leads to %s', (markdown, link) => {
    const [paragraph] = readMarkdown(markdown);
    expect(paragraph).toEqual({
      kind: 'paragraph',
      text: [{ text: 'x', ...(link !== undefined && { link }) }],
    });
  });

  test('keeps HTML as text', () => {
    const [paragraph] = readMarkdown('a <script>alert(1)</script> b');
    if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(plainText(paragraph.text)).toBe('a <script>alert(1)</script> b');
  });

  test.each(['>', '- ', '[', '*', '(', '|', '`', '#', '> - '])(
    'stands 20,000 characters of %j',
    (piece) => {
      const blocks = readMarkdown(piece.repeat(20_000 / piece.length));
      expect(JSON.stringify(blocks).length).toBeLessThan(1_000_000);
    },
  );
});
