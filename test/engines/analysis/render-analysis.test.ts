import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Progress } from '../../../src/contract/progress';
import { heavyInput } from '../../../src/contract/jobs/heavy';
import { renderAnalysis } from '../../../src/engines/analysis';
import type { RenderOutcome } from '../../../src/engines/report';
import { buildReportSpec } from '../../../src/engines/source/report-spec';
import { readPdf } from '../../support/read-pdf';
import type { ReadPdf } from '../../support/read-pdf';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

interface Rendered {
  outcome: RenderOutcome;
  pdf: ReadPdf;
  text: string;
  statistics: {
    rows: number;
    columns: Record<string, unknown>;
    correlations: { columns: string[]; matrix: (number | null)[][] };
    groups: { column: string; groups: unknown[] };
    trends: Record<string, Record<string, number | null>>;
  };
  progress: Progress[];
}

const folder = useTemporaryFolder('analysis');
let runs = 0;

async function render(body: object): Promise<Rendered> {
  runs += 1;
  const directory = path.join(folder.path, String(runs));
  await mkdir(directory);
  const progress: Progress[] = [];
  const spec = buildReportSpec({
    jobId: 'job-0000000001',
    createdAt: '2026-01-31T08:00:00.000Z',
    input: heavyInput.parse({ report_type: 'analysis', ...body }),
  });
  const outcome = await renderAnalysis(spec, {
    directory,
    progress: (each) => progress.push(each),
  });
  const [pdfFile, jsonFile] = outcome.files;
  const pdf = await readPdf(pdfFile.path);
  const json = await readFile(jsonFile?.path ?? '', 'utf8');
  const statistics = JSON.parse(json) as Rendered['statistics'];
  return { outcome, pdf, text: pdf.pages.join('\n'), statistics, progress };
}

/** Daily weather of Seattle, 2012 to 2015, 1,461 days. */
async function readWeather(): Promise<Record<string, unknown>[]> {
  const file = path.resolve('node_modules/vega-datasets/data/seattle-weather.csv');
  const rows = parse<Record<string, string>>(await readFile(file), { columns: true });
  return rows.map(({ date, weather, ...numbers }) => ({
    date,
    ...Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Number(value)])),
    weather,
  }));
}

/** Found with Python's exact fractions (mean, sd) and numpy.quantile (linear) over the same file. */
const WEATHER_FIGURES = {
  precipitation: {
    count: 1461,
    missing: 0,
    mean: 3.02943189596167,
    sd: 6.680194322314738,
    min: 0,
    max: 55.9,
    quantiles: { p05: 0, p25: 0, p50: 0, p75: 2.8, p95: 17 },
  },
  temp_max: {
    count: 1461,
    missing: 0,
    mean: 16.43908281998631,
    sd: 7.349758097360177,
    min: -1.6,
    max: 35.6,
    quantiles: { p05: 6.1, p25: 10.6, p50: 15.6, p75: 22.2, p95: 28.9 },
  },
  temp_min: {
    count: 1461,
    missing: 0,
    mean: 8.234770704996578,
    sd: 5.023004179961265,
    min: -7.1,
    max: 18.3,
    quantiles: { p05: 0, p25: 4.4, p50: 8.3, p75: 12.2, p95: 15.6 },
  },
  wind: {
    count: 1461,
    missing: 0,
    mean: 3.24113620807666,
    sd: 1.4378250588746195,
    min: 0.4,
    max: 9.5,
    quantiles: { p05: 1.3, p25: 2.2, p50: 3, p75: 4, p95: 6 },
  },
};

describe('renderAnalysis', () => {
  test('gives the exact statistics of a real table, in the JSON and on the pages', async () => {
    const rows = await readWeather();
    const { outcome, text, statistics, progress } = await render({
      title: 'Météo de Seattle',
      source: { kind: 'inline', rows },
    });
    expect(outcome.figures).toEqual({ charts: 5, data_points: 1461 });
    expect(outcome.files.map(({ name }) => name)).toEqual([
      'meteo-de-seattle.pdf',
      'statistics.json',
    ]);
    expect(Object.keys(statistics.columns)).toEqual(Object.keys(WEATHER_FIGURES));
    expect(statistics.columns).toMatchObject(WEATHER_FIGURES);
    // pandas: skew(), corr(); scipy: linregress over the 48 monthly means.
    expect(statistics.columns['precipitation']).toMatchObject({
      skewness: expect.closeTo(3.505643716998876, 12),
      outliers: { below: 0, above: 206 },
    });
    expect(statistics.correlations.matrix[2]?.[1]).toBeCloseTo(0.875687, 6);
    expect(statistics.trends['temp_max']).toMatchObject({
      slope_per_month: expect.closeTo(0.07805384837396148, 12),
      intercept: expect.closeTo(14.569013371676338, 12),
    });
    expect(statistics.groups.column).toBe('weather');
    expect(text).toContain('Météo de Seattle');
    expect(text).toContain('du 1 janvier 2012 au 31 décembre 2015');
    expect(text).toContain('16,44');
    expect(progress[0]).toMatchObject({ stage: 'reading', total: 1461, unit: 'points' });
    expect(progress.at(-1)).toEqual({ stage: 'rendering', done: 5, total: 5, unit: 'charts' });
  });

  test('draws exactly as many charts as asked, none and fifty included', async () => {
    const none = await render({ charts: 0, data_points: 100 });
    expect(none.outcome.figures.charts).toBe(0);
    expect(none.text).not.toContain('Graphiques');
    const fifty = await render({ charts: 50, data_points: 100 });
    expect(fifty.outcome.figures.charts).toBe(50);
    expect(fifty.pdf.count - none.pdf.count).toBe(25);
  });

  test('draws the charts that the caller describes', async () => {
    const { outcome, text } = await render({
      data_points: 400,
      charts: [
        { kind: 'bar', x: 'city', y: 'premium', title: 'Primes par ville' },
        { kind: 'line', x: 'start_date', y: 'claims' },
        { kind: 'pie', x: 'active' },
        { kind: 'histogram', x: 'premium' },
        { kind: 'scatter', x: 'claims', y: 'claim_amount' },
      ],
    });
    expect(outcome.figures.charts).toBe(5);
    for (const title of ['Primes par ville', 'Sinistres par Date d’effet', 'Paris']) {
      expect(text).toContain(title);
    }
  });

  test('writes in the language of the report', async () => {
    const { text } = await render({ locale: 'en-GB', data_points: 2000, title: 'Policies' });
    for (const words of ['Key figures', 'Findings', 'Outliers', 'The table holds 2,000 rows']) {
      expect(text).toContain(words);
    }
  });

  test('analyses one row', async () => {
    const { outcome, statistics } = await render({
      charts: 7,
      source: { kind: 'inline', rows: [{ amount: 12.5 }] },
    });
    expect(outcome.figures).toEqual({ charts: 7, data_points: 1 });
    expect(statistics.columns['amount']).toMatchObject({ count: 1, mean: 12.5, sd: null });
  });

  test('says of an empty column that it is empty', async () => {
    const { text, statistics } = await render({
      charts: 3,
      columns: [
        { key: 'amount', type: 'money', label: 'Montant' },
        { key: 'day', type: 'date', label: 'Jour' },
      ],
      source: { kind: 'inline', rows: [{ amount: null }, {}, { amount: '' }] },
    });
    expect(statistics.columns['amount']).toMatchObject({
      count: 0,
      missing: 3,
      mean: null,
      sd: null,
      min: null,
      max: null,
      quantiles: { p05: null, p25: null, p50: null, p75: null, p95: null },
    });
    expect(text).toContain('« Montant » est vide dans 100 % des lignes.');
  });

  test('shows every column of a wide table', async () => {
    const row = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, index]));
    const { text } = await render({ charts: 1, source: { kind: 'inline', rows: [row, row] } });
    // Once among the moments, the quantiles and the outliers each.
    expect(text.match(/\bk59\b/g)).toHaveLength(3);
  });
});
