import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/contract/errors';
import type { Row } from '../../../src/contract/jobs/cells';
import type { RowSource } from '../../../src/engines/report';
import { createSampleSource } from '../../../src/engines/source/sample-source';

async function readAll(source: RowSource): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of source.batches()) {
    expect(batch.length).toBeLessThanOrEqual(1000);
    rows.push(...batch);
  }
  return rows;
}

describe('createSampleSource', () => {
  test('makes the very same thousand rows on every machine', async () => {
    const rows = await readAll(createSampleSource({ rows: 1000, seed: 1 }));
    expect(rows).toHaveLength(1000);
    expect(createHash('sha256').update(JSON.stringify(rows)).digest('hex')).toBe(
      '30143e2678327351d12821a26b8dac8dbe915c5d0d9ad8a40fbb49649e69fc15',
    );
  });

  test('starts anew on each reading and differs by seed', async () => {
    const source = createSampleSource({ rows: 2500, seed: 7 });
    const first = await readAll(source);
    expect(await readAll(source)).toEqual(first);
    expect(await readAll(createSampleSource({ rows: 2500, seed: 8 }))).not.toEqual(first);
    expect(first).toHaveLength(2500);
  });

  test('gives every policy its number, plausible figures and a ratio that agrees with them', async () => {
    const rows = await readAll(createSampleSource({ rows: 5000, seed: 3 }));
    expect(new Set(rows.map((row) => row[0])).size).toBe(5000);
    for (const row of rows) {
      const [number, client, , , start, premium, claims, amount, ratio] = row;
      expect(number).toMatch(/^POL-202[1-5]-\d{6}$/);
      expect(String(client).length).toBeLessThanOrEqual(24);
      expect(new Date(start as number).toISOString()).toMatch(
        /^202[1-5]-\d\d-\d\dT00:00:00\.000Z$/,
      );
      expect(premium).toBeGreaterThan(0);
      expect((amount as number) > 0).toBe((claims as number) > 0);
      expect(ratio).toBeCloseTo((amount as number) / (premium as number), 4);
    }
  });

  test('selects and re-labels columns and labels the others in the language of the locale', async () => {
    const source = createSampleSource({
      rows: 2,
      seed: 1,
      locale: 'en-GB',
      columns: [
        { key: 'premium', type: 'money' },
        { key: 'client', type: 'string', label: 'Insured' },
      ],
    });
    expect(source.columns).toEqual([
      { key: 'premium', label: 'Premium', type: 'money', currency: 'EUR' },
      { key: 'client', label: 'Insured', type: 'string' },
    ]);
    const whole = await readAll(createSampleSource({ rows: 2, seed: 1 }));
    expect(await readAll(source)).toEqual(whole.map((row) => [row[5], row[1]]));
  });

  test('refuses a column that it does not have and names those that it has', () => {
    const make = (): RowSource =>
      createSampleSource({ rows: 1, seed: 1, columns: [{ key: 'salary', type: 'money' }] });
    expect(make).toThrow(AppError);
    expect(make).toThrow('"salary"; allowed: policy_number, client, city, product');
  });
});
