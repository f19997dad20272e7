import { join } from 'node:path';
import type { Column } from '../../contract/jobs/cells';
import { artifactName } from '../format/file-name';
import { writeRows } from '../format/write-rows';
import type { ReportEngine } from '../report';
import { createField, quoteField } from './field';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** Renders a report's rows as a CSV file for spreadsheets of its locale. */
export const renderCsv: ReportEngine = async (spec, context) => {
  const { source, locale, title } = spec;
  const name = artifactName(title, 'csv');
  const path = join(context.directory, name);
  const decimal = decimalSign(locale);
  // Where the comma marks decimals, spreadsheets expect the semicolon between fields.
  const delimiter = decimal === ',' ? ';' : ',';
  const fields = source.columns.map((column) => createField(column.type, { decimal, delimiter }));
  await writeRows(
    source,
    {
      head: BYTE_ORDER_MARK + headerOf(source.columns, delimiter) + LINE_END,
      row: (row) =>
        fields.map((field, position) => field(row[position] ?? null)).join(delimiter) + LINE_END,
    },
    { path, progress: context.progress },
  );
  return {
    files: [{ name, path, mediaType: 'text/csv; charset=utf-8' }],
    figures: { rows: source.rowCount },
  };
};

function headerOf(columns: readonly Column[], delimiter: string): string {
  return columns.map(({ label }) => quoteField(label, delimiter)).join(delimiter);
}

function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}
