import { describe, expect, test } from '@jest/globals';
import { planSheets, sumFormula } from '../../../src/engines/excel/sheet-plan';

const FULL = 1_048_575;

describe('planSheets', () => {
  test('adds sheets where the rows do not fit below the headers of those asked for', () => {
    const plan = { sheets: 1, hasTotals: false, label: 'Data' };
    expect(planSheets({ ...plan, rows: FULL })).toEqual([{ name: 'Data 1', rows: FULL }]);
    const two = planSheets({ ...plan, rows: FULL + 1 });
    expect(two).toEqual([
      { name: 'Data 1', rows: 524_288 },
      { name: 'Data 2', rows: 524_288 },
    ]);
    expect(planSheets({ ...plan, rows: 20_000_000 })).toHaveLength(20);
  });

  test('keeps room for the row of totals', () => {
    const plan = { sheets: 1, hasTotals: true, label: 'Data' };
    expect(planSheets({ ...plan, rows: FULL })).toHaveLength(2);
    expect(planSheets({ ...plan, rows: FULL - 1 })).toHaveLength(1);
  });
});

describe('sumFormula', () => {
  test('fits into a formula of Excel for the most sheets there can be', () => {
    const plan = { rows: 20_000_000, sheets: 255, hasTotals: true, label: 'Données' };
    const formula = sumFormula(planSheets(plan), 'GR') ?? '';
    expect(formula.length).toBeLessThanOrEqual(8192);
    expect(formula.split(',').length).toBeLessThanOrEqual(255);
  });
});
