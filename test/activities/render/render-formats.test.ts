import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderFormats } from '../../../src/activities/render/render-formats';
import { buildReportSpec } from '../../../src/engines/source/report-spec';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const folder = useTemporaryFolder('same-bytes');

async function render(name: string): Promise<[file: string, bytes: string][]> {
  const directory = join(folder.path, name);
  await mkdir(directory);
  const spec = buildReportSpec({
    jobId: name,
    createdAt: '2026-11-24T20:00:00.000Z',
    input: { report_type: 'pdf', locale: 'fr-FR', pages: 6, processing_time: 0, priority: 3 },
  });
  const context = { directory, progress: () => undefined };
  const { files } = await renderFormats(spec, ['pdf', 'excel', 'csv', 'json'], context);
  return Promise.all(
    files.map(async ({ path }): Promise<[string, string]> => [
      basename(path),
      (await readFile(path)).toString('base64'),
    ]),
  );
}

describe('renderFormats', () => {
  test('the same input gives the same bytes in every format', async () => {
    const [first, second] = [await render('first'), await render('second')];
    expect(first).toHaveLength(4);
    expect(first.map(([file]) => file)).toEqual(second.map(([file]) => file));
    for (const [index, [file, bytes]] of first.entries()) {
      expect([file, bytes === second[index]?.[1]]).toEqual([file, true]);
    }
  });
});
