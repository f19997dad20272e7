import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadReports } from '../../src/config/report-definitions';
import { readPdf } from '../support/read-pdf';
import { sharedServer } from '../support/shared-server';
import { useTemporaryFolder } from '../support/use-temporary-folder';
import { expectFolders, expectLines, expectPictures } from './expectations';
import { drawPages } from './page-pictures';
import { readCells } from './read-cells';
import { renderDefinition } from './render-definition';

const REPORTS = join(__dirname, 'reports.yaml');
const { definitions } = parse(readFileSync(REPORTS, 'utf8')) as { definitions: object };
const names = Object.keys(definitions);

const folder = useTemporaryFolder('golden');

describe.each(names)('the report %s', (name) => {
  let made = { pdf: '', excel: '' };

  beforeAll(async () => {
    const { url } = await sharedServer('postgres');
    const file = await loadReports(REPORTS);
    made = await renderDefinition(name, { file, databaseUrl: url, folder: folder.path });
  });

  test('says on each page of its PDF what is expected', async () => {
    const { pages } = await readPdf(made.pdf);
    const lines = pages.flatMap((text, index) =>
      text.split(/\r?\n/).map((line) => `page ${index + 1}\t${line}`),
    );
    await expectLines(`${name}/text.txt`, lines);
  });

  test('looks on each page of its PDF as expected', async () => {
    await expectPictures(name, await drawPages(made.pdf));
  });

  test('has the expected value, number format and colours in each cell of its workbook', async () => {
    await expectLines(`${name}/cells.txt`, await readCells(made.excel));
  });
});

describe('expectations', () => {
  test('there are some of every report, and of no other', async () => {
    await expectFolders(names);
  });
});
