import { HEAVY_DEFAULTS } from '../../contract/jobs/heavy';
import type { HeavyInput } from '../../contract/jobs/heavy';
import { reportColumns } from '../../contract/jobs/report-columns';
import { SAMPLE_TOTALS } from '../../contract/jobs/sample-columns';
import { rowsForPages } from '../pdf/rows-for-pages';
import { createSampleTable } from './sample-source';

/** Rows looked at to find out how many groups there are. */
const GROUPS_SOUGHT_IN = 2000;

/** Counts the sample's rows: as many as asked, else as many as the report's own measure of size needs. */
export function countSampleRows(input: HeavyInput, charts: number | readonly unknown[]): number {
  const { source, report_type: type } = input;
  const asked = (source?.kind === 'sample' ? source.rows : undefined) ?? input.rows;
  if (asked !== undefined) return asked;
  if (type === 'excel') return HEAVY_DEFAULTS.rows;
  if (type === 'analysis') return input.data_points ?? HEAVY_DEFAULTS.dataPoints;
  const pages = input.pages ?? HEAVY_DEFAULTS.pages;
  const { columns } = reportColumns(input);
  const totals = input.totals ?? SAMPLE_TOTALS;
  const rows = rowsForPages(pages, columns, { charts, totals });
  const groups = countGroups(input, Math.min(rows, GROUPS_SOUGHT_IN));
  return groups === 0 ? rows : rowsForPages(pages, columns, { charts, totals, groups });
}

/** The different values of the grouped column in the first rows of the sample. */
function countGroups(input: HeavyInput, rows: number): number {
  const { group_by: groupBy, source, columns, locale } = input;
  if (groupBy === undefined) return 0;
  const seed = (source?.kind === 'sample' ? source.seed : undefined) ?? HEAVY_DEFAULTS.seed;
  const table = createSampleTable({ rows, seed, locale, ...(columns && { columns }) });
  const position = table.columns.findIndex(({ key }) => key === groupBy);
  const values = new Set<unknown>();
  for (let index = 0; index < rows; index += 1) values.add(table.rowAt(index)[position]);
  return values.size;
}
