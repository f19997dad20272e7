import { describe, expect, test } from '@jest/globals';
import type { Column } from '../../../../src/contract/jobs/cells';
import { describeColumn } from '../../../../src/engines/analysis/statistics/describe-column';
import type { Distribution } from '../../../../src/engines/analysis/statistics/describe-column';

const NUMBER: Column = { key: 'x', label: 'x', type: 'number' };

function of(values: number[], column = NUMBER): Distribution {
  const distribution = describeColumn(Float64Array.from(values), column);
  if (!distribution) throw new Error('the column holds no value');
  return distribution;
}

describe('describeColumn', () => {
  test('gives nothing for a column without values', () => {
    expect(describeColumn(new Float64Array(0), NUMBER)).toBeNull();
  });

  test('describes a single value without a deviation', () => {
    const { mean, sd, skewness, min, max, quantiles, histogram } = of([7]);
    expect({ mean, sd, skewness, min, max }).toEqual({
      mean: 7,
      sd: null,
      skewness: null,
      min: 7,
      max: 7,
    });
    expect(quantiles).toEqual({ p05: 7, p25: 7, p50: 7, p75: 7, p95: 7 });
    expect(histogram.counts).toEqual([1]);
  });

  test('keeps small deviations of large numbers (the hard case of NIST, NumAcc4)', () => {
    const values = [10000000.2];
    for (let pair = 0; pair < 500; pair += 1) values.push(10000000.1, 10000000.3);
    const { mean, sd } = of(values);
    expect(mean).toBeCloseTo(10000000.2, 8);
    expect(sd).toBeCloseTo(0.1, 8);
  });

  test('survives numbers near the limit of what a double holds', () => {
    const { mean, sd, quantiles } = of([1e308, -1e308, 5, 5]);
    expect(mean).toBe(2.5);
    expect(sd).toBeCloseTo(8.16496580927726e307, -300);
    expect(quantiles.p05).toBe(-8.5e307);
  });

  test('finds outliers beyond the fences and counts every value in one class', () => {
    const values = Array.from({ length: 100 }, (_, index) => index);
    const { outliers, histogram } = of([...values, 1000, -900]);
    expect(outliers).toMatchObject({ below: 1, above: 1, lowest: [-900], highest: [1000] });
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(102);
    expect([histogram.openBelow, histogram.openAbove]).toEqual([true, true]);
  });

  test('makes classes of whole width for whole numbers', () => {
    const integer: Column = { ...NUMBER, type: 'integer' };
    const { histogram } = of([0, 0, 1, 2, 2, 3], integer);
    expect(histogram.edges).toEqual([0, 1, 2, 3, 4]);
    expect(histogram.counts).toEqual([2, 1, 2, 1]);
  });
});
