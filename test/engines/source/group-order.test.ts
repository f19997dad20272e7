import { describe, expect, test } from '@jest/globals';
import { orderByGroup } from '../../../src/engines/source/group-order';
import { createInlineTable } from '../../../src/engines/source/inline-source';

describe('orderByGroup', () => {
  test('brings the rows of a group together, in the order of the language, empty ones last', () => {
    const cities = ['Nîmes', 'Évian', null, 'Lyon', 'Évian', 'Zurich', 'Lyon'];
    const table = createInlineTable({ rows: cities.map((city) => ({ city })) });
    const order = orderByGroup(table, 'city', 'fr-FR');
    expect([...(order ?? [])]).toEqual([1, 4, 3, 6, 0, 5, 2]);
  });

  test('orders numbers by size', () => {
    const table = createInlineTable({ rows: [{ n: 10 }, { n: 9 }, { n: -1 }, { n: 10 }] });
    expect([...(orderByGroup(table, 'n', 'fr-FR') ?? [])]).toEqual([2, 1, 0, 3]);
  });

  test('leaves rows as they come where nearly every one is a group of its own', () => {
    const rows = Array.from({ length: 100_001 }, (_, n) => ({ n }));
    expect(orderByGroup(createInlineTable({ rows }), 'n', 'fr-FR')).toBeUndefined();
  });
});
