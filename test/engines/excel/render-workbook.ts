import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import type { Cell, Column, Row } from '../../../src/contract/jobs/cells';
import type { Progress } from '../../../src/contract/progress';
import { renderExcel } from '../../../src/engines/excel';
import type { RenderOutcome, ReportSpec, RowSource } from '../../../src/engines/report';

/** A table in memory, given in batches of the size that real sources use. */
export function tableOf(columns: Column[], rows: Row[], rowCount = rows.length): RowSource {
  return {
    columns,
    rowCount,
    async *batches() {
      for (let start = 0; start < rows.length; start += 1000) {
        await Promise.resolve();
        yield rows.slice(start, start + 1000);
      }
    },
  };
}

/** A report of this table, with the defaults of the contract. */
export function specOf(source: RowSource, changes: Partial<ReportSpec> = {}): ReportSpec {
  return {
    jobId: 'job-1',
    type: 'excel',
    title: 'Rapport d’été',
    locale: 'fr-FR',
    createdAt: '2026-11-24T20:15:00.000Z',
    totals: [],
    charts: 0,
    sheets: 1,
    source,
    ...changes,
  };
}

/** A rendered workbook, read back. */
export interface Rendered {
  outcome: RenderOutcome;
  path: string;
  workbook: Workbook;
  progress: Progress[];
}

/** Renders a report into a folder of its own and reads the file back. */
export async function renderWorkbook(spec: ReportSpec, folder: string): Promise<Rendered> {
  const directory = await mkdtemp(join(folder, 'excel-'));
  const progress: Progress[] = [];
  const outcome = await renderExcel(spec, { directory, progress: (step) => progress.push(step) });
  const workbook = new Workbook();
  await workbook.xlsx.readFile(outcome.files[0].path);
  return { outcome, path: outcome.files[0].path, workbook, progress };
}

/** The values below the header of the first data sheet, row by row, empty cells as null. */
export function dataValues(workbook: Workbook, columns: number): Cell[][] {
  const sheet = workbook.worksheets[1];
  if (!sheet) throw new Error('the workbook has no data sheet');
  const rows: Cell[][] = [];
  for (let number = 2; number <= sheet.rowCount; number += 1) {
    const cells = Array.from({ length: columns }, (_, index) => {
      const { value } = sheet.getCell(number, index + 1);
      return value instanceof Date ? value.getTime() : (value as Cell);
    });
    rows.push(cells);
  }
  return rows;
}
