import { describe, expect, test } from '@jest/globals';
import { inferColumns, readInlineRows } from '../../../src/contract/jobs/inline-rows';

describe('inferColumns', () => {
  test('takes every key in order of appearance and the narrowest type that loses nothing', () => {
    const columns = inferColumns([
      { zip: '00501', amount: 3, share: 1, ok: true, day: '2024-02-29', at: '2024-02-29' },
      { amount: null, share: 0.5, day: '', at: '2024-02-29T10:00:00Z', late: 'x', mixed: 1 },
      { mixed: 'one', empty: null },
    ]);
    expect(columns.map(({ key, type }) => [key, type])).toEqual([
      ['zip', 'string'],
      ['amount', 'integer'],
      ['share', 'number'],
      ['ok', 'boolean'],
      ['day', 'date'],
      ['at', 'datetime'],
      ['late', 'string'],
      ['mixed', 'string'],
      ['empty', 'string'],
    ]);
  });

  test('keeps text that only looks like a date as text', () => {
    expect(inferColumns([{ day: '2024-02-30' }])[0]?.type).toBe('string');
    expect(inferColumns([{ day: '01/02/2024' }])[0]?.type).toBe('string');
  });
});

describe('readInlineRows', () => {
  const columns = [
    { key: 'id', label: 'id', type: 'string' },
    { key: 'amount', label: 'amount', type: 'number' },
    { key: 'constructor', label: 'constructor', type: 'string' },
  ] as const;

  test('reads typed cells, an absent key as an empty cell and no key without a column', () => {
    const { cells, problems } = readInlineRows(
      [{ id: '007', other: 1 }, { amount: '1e3' }],
      columns,
    );
    expect(problems).toEqual([]);
    expect(cells).toEqual([
      ['007', null, null],
      [null, 1000, null],
    ]);
  });

  test('names row, column, value and type of what does not fit', () => {
    const { problems } = readInlineRows([{ id: 'a' }, { id: ['b'] }, { amount: 'abc' }], columns);
    expect(problems).toEqual([
      {
        row: 2,
        column: 'id',
        value: ['b'],
        type: 'string',
        message: 'Row 2, column "id": ["b"] is not a text',
      },
      {
        row: 3,
        column: 'amount',
        value: 'abc',
        type: 'number',
        message: 'Row 3, column "amount": "abc" is not a number',
      },
    ]);
  });

  test('stops at 20 problems', () => {
    const rows = Array.from({ length: 1000 }, () => ({ amount: {} }));
    expect(readInlineRows(rows, columns).problems).toHaveLength(20);
  });
});
