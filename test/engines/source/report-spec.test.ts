import { describe, expect, test } from '@jest/globals';
import { heavyInput } from '../../../src/contract/jobs/heavy';
import type { Row } from '../../../src/contract/jobs/cells';
import type { ReportSpec } from '../../../src/engines/report';
import { buildReportSpec } from '../../../src/engines/source/report-spec';

function build(body: object, inlineRows?: Record<string, unknown>[]): ReportSpec {
  return buildReportSpec({
    jobId: 'job-0000000001',
    createdAt: '2026-01-31T08:00:00.000Z',
    input: heavyInput.parse(body),
    ...(inlineRows && { inlineRows }),
  });
}

async function firstBatch(spec: ReportSpec): Promise<Row[]> {
  for await (const batch of spec.source.batches()) return batch;
  return [];
}

describe('buildReportSpec', () => {
  test('applies the defaults of each type', () => {
    const excel = build({ report_type: 'excel', pages: 5 });
    expect(excel).toMatchObject({ sheets: 3, charts: 0, title: 'Portefeuille d’assurance' });
    expect(excel.pages).toBeUndefined();
    expect(excel.source.rowCount).toBe(1000);
    const analysis = build({ report_type: 'analysis', locale: 'en-GB' });
    expect(analysis).toMatchObject({ charts: 5, title: 'Analysis of the insurance portfolio' });
    expect(analysis.source.rowCount).toBe(10_000);
    const pdf = build({ report_type: 'pdf' });
    expect(pdf).toMatchObject({ pages: 10, charts: 4, totals: ['premium', 'claim_amount'] });
  });

  test('takes the rows and pages that are asked for', () => {
    const byRows = build({ report_type: 'pdf', rows: 250 });
    expect(byRows.pages).toBeUndefined();
    expect(byRows.source.rowCount).toBe(250);
    expect(build({ report_type: 'pdf', pages: 3, rows: 12 })).toMatchObject({ pages: 3 });
    const points = { report_type: 'analysis', data_points: 77 };
    expect(build(points).source.rowCount).toBe(77);
    expect(build({ ...points, source: { kind: 'sample', rows: 5 } }).source.rowCount).toBe(5);
  });

  test('makes more rows for more pages', () => {
    const rows = (pages: number): number => build({ report_type: 'pdf', pages }).source.rowCount;
    expect(rows(1)).toBeGreaterThan(0);
    expect(rows(20)).toBeGreaterThan(rows(10));
  });

  test('ignores pages of inline rows, wherever these are kept', () => {
    const source = { kind: 'inline', rows: [{ a: 1 }] };
    const spec = build({ report_type: 'pdf', pages: 3, source }, [{ a: 1 }, { a: 2 }]);
    expect(spec.pages).toBeUndefined();
    expect(spec.totals).toEqual([]);
    expect(spec.source.rowCount).toBe(2);
  });

  test('brings the rows of each group together', async () => {
    const spec = build({ report_type: 'pdf', rows: 300, group_by: 'product' });
    const products = (await firstBatch(spec)).map((row) => row[3]);
    const runs = products.filter((product, index) => product !== products[index - 1]);
    expect(runs).toEqual([...new Set(products)]);
    expect(runs[0]).toBe('Auto');
  });

  test('refuses unknown keys and cells that do not fit', () => {
    expect(() => build({ report_type: 'pdf', group_by: 'colour' })).toThrow(
      'allowed: policy_number',
    );
    const columns = [{ key: 'a', type: 'integer' }];
    const source = { kind: 'inline', rows: [{ a: 1.5 }] };
    expect(() => build({ report_type: 'excel', source, columns })).toThrow(
      'Row 1, column "a": 1.5 is not a whole number',
    );
  });
});
