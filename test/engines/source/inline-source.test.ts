import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/contract/errors';
import { createInlineSource } from '../../../src/engines/source/inline-source';

describe('createInlineSource', () => {
  test('infers columns and reads dates as milliseconds', async () => {
    const rows = [{ zip: '00501', day: '2024-02-29' }, { zip: '10115' }];
    const source = createInlineSource({ rows });
    expect(source.columns).toEqual([
      { key: 'zip', label: 'zip', type: 'string' },
      { key: 'day', label: 'day', type: 'date' },
    ]);
    for await (const batch of source.batches()) {
      expect(batch).toEqual([
        ['00501', Date.UTC(2024, 1, 29)],
        ['10115', null],
      ]);
    }
  });

  test('names row, column, value and type of a cell that does not fit', () => {
    const rows = [{ amount: 1 }, {}, { amount: 'abc' }];
    const columns = [{ key: 'amount', type: 'money' as const }];
    let error: unknown;
    try {
      createInlineSource({ rows, columns });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'VALIDATION',
      publicMessage: 'Row 3, column "amount": "abc" is not a number',
      details: { row: 3, column: 'amount', value: 'abc', type: 'money' },
    });
  });
});
