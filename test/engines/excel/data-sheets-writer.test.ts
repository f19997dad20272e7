import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderExcel } from '../../../src/engines/excel';
import type { RowSource } from '../../../src/engines/report';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { specOf } from './render-workbook';

const BATCHES = 100;
const ROWS_PER_BATCH = 1000;

const folder = useTemporaryFolder('excel-pressure');

describe('DataSheetsWriter', () => {
  test('asks for rows no faster than the file takes them, and so holds few', async () => {
    const path = join(folder.path, 'rapport-dete.xlsx');
    const sizes: number[] = [];
    const source: RowSource = {
      columns: [{ key: 'noise', label: 'Noise', type: 'string' }],
      rowCount: BATCHES * ROWS_PER_BATCH,
      async *batches() {
        for (let batch = 0; batch < BATCHES; batch += 1) {
          sizes.push(statSync(path, { throwIfNoEntry: false })?.size ?? 0);
          await Promise.resolve();
          // Noise does not get smaller in the zip file: its size tells how many rows are in it.
          const noise = randomBytes(ROWS_PER_BATCH * 100).toString('hex');
          yield Array.from({ length: ROWS_PER_BATCH }, (_, n) => [
            noise.slice(n * 200, (n + 1) * 200),
          ]);
        }
      },
    };
    await renderExcel(specOf(source), { directory: folder.path, progress: () => undefined });
    const perBatch = statSync(path).size / BATCHES;
    // The first reading measures the columns' widths, before there is a file.
    const held = sizes.slice(1).map((size, batch) => batch - size / perBatch);
    expect(Math.max(...held)).toBeLessThan(10);
  });
});
