// What is measured, how much of it, which peers do the same work, and what is to be reached.

/**
 * A peer, how many times faster than it and with which share of its memory Pressroom is to be; shown only
 * where neither is given. `rounds` bounds those of a peer that takes long.
 * @typedef {{ peer: string, ratio?: number, memory?: number, rounds?: number }} Target
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title
 * @property {string} unit
 * @property {number} size
 * @property {Target[]} targets
 * @property {number} [addedMb] the most memory that the work may add
 * @property {number} [rounds]
 */

const EXCEL = { unit: 'rows/s', addedMb: 150 };
const PDF = { unit: 'pages/s', addedMb: 250 };
const FLIGHTS = { unit: 'rows/s', size: 3_000_000 };
const POINTS = { unit: 'rows/s', size: 10_000_000 };

/** @type {Case[]} */
export const CASES = [
  {
    ...EXCEL,
    name: 'excel',
    title: 'Excel, 1 M rows × 10 typed columns',
    size: 1_000_000,
    targets: [
      { peer: 'XlsxWriter', ratio: 8 },
      { peer: 'openpyxl', rounds: 1 },
      { peer: 'libxlsxwriter' },
    ],
  },
  { ...EXCEL, name: 'excel-100k', title: 'Excel, 100 k rows × 10', size: 100_000, targets: [] },
  {
    ...EXCEL,
    name: 'excel-5m',
    title: 'Excel, 5 M rows × 10',
    size: 5_000_000,
    targets: [],
    rounds: 1,
  },
  {
    ...PDF,
    name: 'pdf-200',
    title: 'PDF table, 200 pages',
    size: 200,
    targets: [{ peer: 'reportlab', ratio: 1.5 }],
  },
  {
    ...PDF,
    name: 'pdf-800',
    title: 'PDF table, 800 pages',
    size: 800,
    targets: [{ peer: 'reportlab', ratio: 3 }],
  },
  {
    ...PDF,
    name: 'pdf-5000',
    title: 'PDF table, 5,000 pages',
    size: 5000,
    targets: [{ peer: 'reportlab', ratio: 5, rounds: 1 }],
    rounds: 1,
  },
  {
    ...PDF,
    name: 'designed',
    title: 'PDF, designed, 50 pages with 10 charts',
    size: 50,
    targets: [{ peer: 'reportlab+matplotlib', ratio: 2 }],
  },
  {
    ...FLIGHTS,
    name: 'flights-analysis',
    title: 'flights-3m.parquet, analysis by origin',
    targets: [{ peer: 'pandas', ratio: 1 }],
  },
  {
    ...FLIGHTS,
    name: 'flights-excel',
    title: 'flights-3m.parquet to Excel',
    targets: [{ peer: 'XlsxWriter', ratio: 8, rounds: 1 }],
  },
  {
    ...POINTS,
    name: 'points-parquet',
    title: 'statistics, exact quantiles, groups of 10 M points, Parquet',
    targets: [{ peer: 'pandas', ratio: 1, memory: 0.5 }],
  },
  {
    ...POINTS,
    name: 'points-csv',
    title: 'statistics, exact quantiles, groups of 10 M points, CSV',
    targets: [{ peer: 'pandas', ratio: 1, memory: 0.5 }],
  },
];

/** The case that needs the whole service: its own program measures it. */
export const SERVICE = 'service';
