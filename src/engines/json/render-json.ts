import { join } from 'node:path';
import type { Cell, ColumnType } from '../../contract/jobs/cells';
import { artifactName } from '../format/file-name';
import { isoDay, isoInstant } from '../format/iso-time';
import { writeRows } from '../format/write-rows';
import type { ReportEngine } from '../report';

/** Renders a report's rows as NDJSON: one object on each line, keyed by column, days and times in ISO 8601. */
export const renderJson: ReportEngine = async (spec, context) => {
  const { source, title } = spec;
  const name = artifactName(title, 'ndjson');
  const path = join(context.directory, name);
  const members = source.columns.map(({ key, type }) => ({ name: JSON.stringify(key), type }));
  await writeRows(
    source,
    {
      head: '',
      row: (row) => {
        const values = members.map(
          (member, position) => `${member.name}:${jsonOf(row[position] ?? null, member.type)}`,
        );
        return `{${values.join(',')}}\n`;
      },
    },
    { path, progress: context.progress },
  );
  return {
    files: [{ name, path, mediaType: 'application/x-ndjson' }],
    figures: { rows: source.rowCount },
  };
};

function jsonOf(cell: Cell, type: ColumnType): string {
  if (typeof cell === 'number') {
    if (type === 'date') return `"${isoDay(cell)}"`;
    if (type === 'datetime') return `"${isoInstant(cell)}"`;
  }
  return JSON.stringify(cell);
}
