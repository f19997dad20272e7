import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, PagePlan } from '../../../../src/engines/pdf/table/paginator';
import { Paginator, spreadPlan } from '../../../../src/engines/pdf/table/paginator';

const ROOM = { first: 150, later: 200 };
const TAIL = { total: 20, note: 18 };

const blocks = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('row'), height: fc.integer({ min: 12, max: 65 }) }),
    },
    fc.constant({ kind: 'heading', height: 20, keep: 15 } as const),
    fc.constant({ kind: 'subtotal', height: 16 } as const),
  ),
  { maxLength: 200 },
);

function countRows(list: Block[]): number {
  return list.filter(({ kind }) => kind === 'row').length;
}

function paginate(list: Block[], limit?: number): PagePlan {
  const paginator = new Paginator(ROOM, TAIL, limit);
  for (const block of list) paginator.add(block);
  return paginator.finish(countRows(list));
}

/** The height of what stands on each page, the tail included. */
function heights(list: Block[], plan: PagePlan): number[] {
  let start = 0;
  return plan.pages.map((lines, index) => {
    const shown = list.slice(start, start + lines);
    start += lines;
    const note = plan.hiddenRows > 0 ? TAIL.note : 0;
    const tail = index === plan.pages.length - 1 ? TAIL.total + note : 0;
    return shown.reduce((sum, { height }) => sum + height, tail);
  });
}

describe('Paginator', () => {
  test('never fills a page beyond its room and loses no row', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const plan = paginate(list);
        heights(list, plan).forEach((height, index) => {
          expect(height).toBeLessThanOrEqual(index === 0 ? ROOM.first : ROOM.later);
        });
        expect(plan.pages.reduce((sum, lines) => sum + lines, 0)).toBe(list.length);
        expect(plan.hiddenRows).toBe(0);
      }),
    );
  });

  test('keeps to its limit of pages and counts the rows left out', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 5 }), (list, limit) => {
        const plan = paginate(list, limit);
        expect(plan.pages.length).toBeLessThanOrEqual(limit);
        heights(list, plan).forEach((height, index) => {
          expect(height).toBeLessThanOrEqual(index === 0 ? ROOM.first : ROOM.later);
        });
        const shown = list.slice(
          0,
          plan.pages.reduce((sum, lines) => sum + lines, 0),
        );
        expect(plan.hiddenRows).toBe(countRows(list) - countRows(shown));
      }),
    );
  });
});

describe('spreadPlan', () => {
  test('makes exactly the pages asked for of any shorter plan', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 0, max: 30 }), (list, more) => {
        const plan = paginate(list);
        const spread = spreadPlan(plan, plan.pages.length + more);
        expect(spread.pages).toHaveLength(plan.pages.length + more);
        expect(spread.pages.reduce((sum, lines) => sum + lines, 0)).toBe(list.length);
        heights(list, spread).forEach((height, index) => {
          expect(height).toBeLessThanOrEqual(index === 0 ? ROOM.first : ROOM.later);
        });
      }),
    );
  });
});
