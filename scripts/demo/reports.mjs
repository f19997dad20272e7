import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { PROJECT } from '../supervisor/project.mjs';

/**
 * A report of the demo.
 * @typedef {object} DemoReport
 * @property {string} name
 * @property {string} path of the endpoint
 * @property {unknown} [body]
 * @property {string[]} files names for its artifacts, in their order
 */

const WEATHER_COLUMNS = [
  { key: 'date', label: 'Date', type: 'date' },
  { key: 'precipitation', label: 'Precipitation (mm)', type: 'number' },
  { key: 'temp_max', label: 'Highest temperature (°C)', type: 'number' },
  { key: 'temp_min', label: 'Lowest temperature (°C)', type: 'number' },
  { key: 'wind', label: 'Wind (m/s)', type: 'number' },
  { key: 'weather', label: 'Weather', type: 'string' },
];

/**
 * One report of each type: the sample portfolio as a PDF, and four years of daily weather in Seattle (NOAA, a U.S.
 * government work) as a workbook and as statistics.
 * @returns {DemoReport[]}
 */
export function demoReports() {
  const weather = {
    title: 'Seattle weather, 2012–2015',
    locale: 'en-US',
    source: { kind: 'inline', rows: weatherRows() },
    columns: WEATHER_COLUMNS,
    group_by: 'weather',
  };
  const portfolio = {
    title: 'Insurance portfolio',
    pages: 12,
    source: { kind: 'sample', seed: 7 },
  };
  const heavy = 'reports/heavy';
  return [
    { name: 'dummy', path: 'reports/dummy?report_id=demo', files: [] },
    {
      name: 'pdf',
      path: heavy,
      body: { report_type: 'pdf', ...portfolio },
      files: ['insurance-portfolio.pdf'],
    },
    {
      name: 'excel',
      path: heavy,
      body: { report_type: 'excel', ...weather, totals: ['precipitation'], sheets: 1 },
      files: ['seattle-weather.xlsx'],
    },
    {
      name: 'analysis',
      path: heavy,
      body: { report_type: 'analysis', ...weather, charts: 6 },
      files: ['seattle-weather-analysis.pdf', 'statistics.json'],
    },
  ];
}

/** @returns {Record<string, string | number | null>[]} */
function weatherRows() {
  const table = readFileSync(
    path.join(PROJECT, 'node_modules/vega-datasets/data/seattle-weather.csv'),
  );
  const numbers = new Set(
    WEATHER_COLUMNS.filter(({ type }) => type === 'number').map(({ key }) => key),
  );
  return parse(table, {
    columns: true,
    cast: (value, { column }) => {
      if (value === '') return null;
      return numbers.has(String(column)) ? Number(value) : value;
    },
    cast_date: false,
  });
}
