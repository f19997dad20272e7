import { describe, expect, test } from '@jest/globals';
import { heavyInput } from '../../../src/contract/jobs/heavy';
import { checkHeavyInput } from '../../../src/contract/jobs/report-checks';

function check(body: object): { loc: (string | number)[]; message: string }[] {
  return checkHeavyInput(heavyInput.parse({ report_type: 'analysis', ...body }));
}

const WEATHER = { kind: 'inline', rows: [{ day: '2024-01-01', rain: 1.5, sky: 'sun' }] };

describe('checkHeavyInput', () => {
  test('finds nothing wrong with good requests', () => {
    expect(check({})).toEqual([]);
    expect(check({ source: WEATHER, group_by: 'sky', totals: ['rain'] })).toEqual([]);
    expect(check({ columns: [{ key: 'premium', label: 'P', type: 'money' }] })).toEqual([]);
    expect(check({ rows: 5, source: { kind: 'sample', rows: 5 } })).toEqual([]);
  });

  test('names the allowed keys where a key is unknown', () => {
    const problems = check({
      source: WEATHER,
      group_by: 'wind',
      totals: ['rain', 'sky'],
      charts: [
        { kind: 'bar', x: 'sky', y: 'rain' },
        { kind: 'histogram', x: 'sky' },
        { kind: 'scatter', x: 'rain' },
      ],
    });
    expect(problems).toEqual([
      { loc: ['group_by'], message: 'there is no column "wind"; allowed: day, rain, sky' },
      { loc: ['totals', 1], message: expect.stringContaining('of type string') },
      { loc: ['charts', 1, 'x'], message: expect.stringContaining('allowed: rain') },
      { loc: ['charts', 2, 'y'], message: expect.stringContaining('needs a y') },
    ]);
  });

  test('refuses columns that the sample does not have, or has with another type, or twice', () => {
    const problems = check({
      columns: [
        { key: 'premium', type: 'string' },
        { key: 'salary', type: 'money' },
        { key: 'client', type: 'string' },
        { key: 'client', type: 'string' },
      ],
    });
    expect(problems.map(({ loc }) => loc)).toEqual([
      ['columns', 3, 'key'],
      ['columns', 0, 'type'],
      ['columns', 1, 'key'],
    ]);
    expect(problems[2]?.message).toContain('allowed: policy_number, client, city');
  });

  test('points at the cell that does not fit its column', () => {
    const rows = [{ amount: 1 }, { amount: 'abc' }];
    const columns = [{ key: 'amount', type: 'money' }];
    expect(check({ source: { kind: 'inline', rows }, columns })).toEqual([
      {
        loc: ['source', 'rows', 1, 'amount'],
        message: 'Row 2, column "amount": "abc" is not a number',
      },
    ]);
  });

  test('refuses rows said twice and differently', () => {
    const [problem] = check({ rows: 5, source: { kind: 'sample', rows: 6 } });
    expect(problem?.loc).toEqual(['rows']);
  });

  test('refuses PDF/A together with a password, and without a pdf', () => {
    expect(check({ report_type: 'pdf', pdfa: true })).toEqual([]);
    expect(check({ report_type: 'pdf', pdfa: true, password: 'x' })).toEqual([
      { loc: ['pdfa'], message: expect.stringContaining('forbids encryption') },
    ]);
    expect(check({ report_type: 'excel', pdfa: true })[0]?.loc).toEqual(['pdfa']);
  });

  test('refuses inline tables without a column or with too many', () => {
    const wide = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, 1]));
    expect(check({ source: { kind: 'inline', rows: [{}] } })[0]?.loc).toEqual(['source', 'rows']);
    expect(check({ source: { kind: 'inline', rows: [wide] } })[0]?.message).toContain('201');
  });
});
