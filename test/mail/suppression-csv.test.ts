import { describe, expect, test } from '@jest/globals';
import { readSuppressionCsv } from '../../src/mail/suppression-csv';

describe('readSuppressionCsv', () => {
  test('reads what spreadsheets and other systems write', () => {
    const text =
      '\ufeffReason;Email;Since\r\nUnsubscribed;"Ann@BÜCHER.example";2025\r\n\r\n;bob@b.example;';
    expect(readSuppressionCsv(text)).toEqual({
      lines: [
        { key: 'ann@xn--bcher-kva.example', reason: 'unsubscribed' },
        { key: 'bob@b.example', reason: 'manual' },
      ],
      wrong: [],
    });
  });

  test('names every wrong line, of a file without names too', () => {
    const { lines, wrong } = readSuppressionCsv('a@b.example\rnobody\nc@d.example,tired\n');
    expect(lines).toEqual([{ key: 'a@b.example', reason: 'manual' }]);
    expect(wrong.map(({ row }) => row)).toEqual([2, 3]);
  });
});
