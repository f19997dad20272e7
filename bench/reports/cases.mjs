// What is measured, how much of it, which peers do the same work, and what is to be reached.

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title
 * @property {string} unit
 * @property {number} size
 * @property {{ peer: string, ratio: number }[]} targets
 */

/** @type {Case[]} */
export const CASES = [
  {
    name: 'excel',
    title: 'Excel, 1 M rows × 10 typed columns',
    unit: 'rows/s',
    size: 1_000_000,
    targets: [
      { peer: 'XlsxWriter', ratio: 8 },
      { peer: 'openpyxl', ratio: 8 },
    ],
  },
  {
    name: 'pdf-200',
    title: 'PDF table, 200 pages',
    unit: 'pages/s',
    size: 200,
    targets: [{ peer: 'reportlab', ratio: 1.5 }],
  },
  {
    name: 'pdf-800',
    title: 'PDF table, 800 pages',
    unit: 'pages/s',
    size: 800,
    targets: [{ peer: 'reportlab', ratio: 3 }],
  },
  {
    name: 'pdf-5000',
    title: 'PDF table, 5,000 pages',
    unit: 'pages/s',
    size: 5000,
    targets: [{ peer: 'reportlab', ratio: 5 }],
  },
  {
    name: 'designed',
    title: 'PDF, designed, 50 pages with 10 charts',
    unit: 'pages/s',
    size: 50,
    targets: [{ peer: 'reportlab+matplotlib', ratio: 2 }],
  },
  {
    name: 'flights-analysis',
    title: 'flights-3m.parquet, analysis by origin',
    unit: 'rows/s',
    size: 3_000_000,
    targets: [{ peer: 'pandas', ratio: 1 }],
  },
  {
    name: 'flights-excel',
    title: 'flights-3m.parquet to Excel',
    unit: 'rows/s',
    size: 3_000_000,
    targets: [{ peer: 'XlsxWriter', ratio: 8 }],
  },
];
