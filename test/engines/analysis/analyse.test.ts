import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { heavyInput } from '../../../src/contract/jobs/heavy';
import { analyse } from '../../../src/engines/analysis/analyse';
import type { Analysis } from '../../../src/engines/analysis/analyse';
import type { Distribution } from '../../../src/engines/analysis/statistics/describe-column';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { openDataset } from '../../../src/engines/dataset/open-dataset';
import type { OpenTable } from '../../../src/engines/dataset/open-dataset';
import { spoolRows } from '../../../src/engines/dataset/spool-rows';
import type { RowSource } from '../../../src/engines/report';
import { buildReportSpec } from '../../../src/engines/source/report-spec';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const VEGA = join(__dirname, '../../../node_modules/vega-datasets/data');

describe('analyse', () => {
  const folder = useTemporaryFolder('analyse');

  async function openFile(name: string): Promise<OpenTable> {
    const path = join(VEGA, name);
    const scratch = await mkdtemp(join(folder.path, 'inspect-'));
    const { format, columns } = await inspectDataset({ path, change: {}, folder: scratch });
    const own = await mkdtemp(join(folder.path, 'read-'));
    const file = { path, format, columns };
    return openDataset({ file, onError: 'fail', locale: 'en-US', folder: own });
  }

  /** Opens rows of text as those of a named query. */
  async function openRows(types: ('string' | 'number')[], rows: (string | null)[][]) {
    async function* batches(): AsyncGenerator<(string | null)[][]> {
      yield rows;
    }
    return spoolRows({
      columns: types.map((type, index) => ({ key: `c${index}`, label: `C${index}`, type })),
      batches: batches(),
      locale: 'en-US',
      folder: await mkdtemp(join(folder.path, 'spool-')),
    });
  }

  async function analysed(rows: RowSource, groupBy?: string): Promise<Analysis> {
    const input = heavyInput.parse({
      report_type: 'analysis',
      locale: 'en-US',
      source: { kind: 'dataset', dataset_id: '7f6a1c1e-8f0e-4f3e-9a55-5f2f6f6d2c11' },
      ...(groupBy !== undefined && { group_by: groupBy }),
    });
    const createdAt = '2026-01-01T00:00:00.000Z';
    return analyse(buildReportSpec({ jobId: 'j', createdAt, input, rows }), () => undefined);
  }

  /** Analyses by the source's own figures and by its rows, and compares all that is found. */
  async function expectBothWaysEqual(open: OpenTable, groupBy?: string): Promise<Analysis> {
    const { aggregates, ...plain } = open.source;
    expect(aggregates).toBeDefined();
    const own = await analysed(open.source, groupBy);
    const byRows = await analysed(plain, groupBy);
    expect(own.numeric).toEqual(byRows.numeric);
    expect(own.sample.rows).toEqual(byRows.sample.rows);
    expect(comparable(own)).toEqual(comparable(byRows));
    open.close();
    return own;
  }

  test.each([
    ['seattle-weather.csv', undefined],
    ['seattle-weather.csv', 'weather'],
    ['birdstrikes.csv', undefined],
    ['us-employment.csv', undefined],
    ['airports.csv', 'state'],
  ])('%s grouped by %s gives the same figures by the database and row by row', async (name, by) => {
    const found = await expectBothWaysEqual(await openFile(name), by);
    expect(found.numeric.length).toBeGreaterThan(0);
  });

  test('empty cells, columns that do not vary and empty texts count the same', async () => {
    const rows = [
      ['a', '1', '5', null],
      ['', '2', '5', null],
      [null, null, '5', null],
      ['a', '0.1', '5', null],
      ['b', '0.2', null, null],
    ];
    await expectBothWaysEqual(await openRows(['string', 'number', 'number', 'number'], rows), 'c0');
  });

  test('many different numbers, however uneven, are ranked exactly without being held', async () => {
    let state = 1;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const rows = Array.from({ length: 150_000 }, (_, index) => [
      String(random() * 2000 - 1000),
      String(Math.exp(random() * 40)),
      index === 7 ? '1e80' : random() < 0.5 ? '0' : String(random() / 1e6),
      index % 3 === 0 ? null : String(1 + Math.floor(random() * 20_000) * Number.EPSILON),
    ]);
    const open = await openRows(['number', 'number', 'number', 'number'], rows);
    const { aggregates: _aggregates, ...plain } = open.source;
    const own = await analysed(open.source);
    const byRows = await analysed(plain);
    open.close();
    own.numeric.forEach(({ distribution, ...rest }, index) => {
      const { distribution: other, ...same } = byRows.numeric[index] ?? {};
      expect(rest).toEqual(same);
      expect(ranksOf(distribution)).toEqual(ranksOf(other));
      expect(momentsOf(distribution)).toEqual(momentsOf(other));
    });
  });

  test('numbers too large for a database to square are still described', async () => {
    const rows = ['1e300', '-1e300', '3e299', '1'].map((text) => [text, '1']);
    const { numeric } = await expectBothWaysEqual(await openRows(['number', 'number'], rows));
    expect(numeric[0]?.distribution?.sd).toBeGreaterThan(1e299);
  });

  test('the three million flights give the figures that are known of them', async () => {
    const open = await openFile('flights-3m.parquet');
    const found = await analysed(open.source, 'origin');
    const delay = found.numeric.find(({ column }) => column.key === 'delay');
    expect(delay).toMatchObject({
      count: 3_000_000,
      missing: 0,
      distribution: {
        min: -1116,
        max: 1688,
        quantiles: { p05: -20, p25: -9, p50: -1, p75: 11, p95: 61 },
      },
    });
    expect(delay?.distribution?.mean).toBeCloseTo(20_003_603 / 3_000_000, 12);
    expect(delay?.distribution?.sd).toBeCloseTo(32.3833420038, 9);
    expect(found.summary.groups[0]).toMatchObject({
      value: 'ORD',
      rows: 166_341,
      sums: { delay: 1_542_589, distance: 128_190_717 },
    });
    expect(found.summary.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(3_000_000);
    expect(found.summary.months.reduce((sum, { sums }) => sum + (sums['delay'] ?? 0), 0)).toBe(
      20_003_603,
    );
    open.close();
  });
});

/** What of a distribution does not depend on the order of additions. */
function ranksOf(found: Distribution | null | undefined): unknown {
  return { ...found, sum: 0, mean: 0, sd: 0, skewness: 0 };
}

function momentsOf(found: Distribution | null | undefined): unknown {
  const { sum, mean, sd, skewness } = found ?? {};
  return [sum, mean, sd, skewness].map((each) => each?.toPrecision(12));
}

/** All that was found but single rows, to 12 digits; of groups of one size, any may come first. */
function comparable({ summary, profiles, correlations, trends }: Analysis): unknown {
  const groups = [...summary.groups].sort(
    (a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1),
  );
  const texts = profiles.map(({ top, ...profile }) => ({ ...profile, top: top?.count }));
  const found = { ...summary, groups, profiles: texts, correlations, trends };
  return JSON.parse(
    JSON.stringify(found, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ),
  );
}
