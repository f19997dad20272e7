import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { loadReports } from '../../src/config/report-definitions';
import { useTemporaryFolder } from '../support/use-temporary-folder';

const folder = useTemporaryFolder('definitions');

const sales = {
  sql: 'select city, amount from sales',
  columns: [
    { key: 'city', type: 'string' },
    { key: 'amount', type: 'number' },
  ],
};

async function load(layout: object, more: object = {}) {
  const file = path.join(folder.path, 'reports.yaml');
  const definitions = { weekly: { query: 'sales', layout, ...more } };
  await writeFile(file, stringify({ queries: { sales }, definitions }));
  return loadReports(file);
}

const chart = (members: object) => ({ sections: [{ kind: 'chart', chart: members }] });

describe('loadReports', () => {
  test('takes the sample file as it is', async () => {
    const { definitions } = await loadReports(path.resolve(__dirname, '../../reports.yaml'));
    expect(definitions['shop_review']?.layout?.sections?.length).toBeGreaterThan(5);
  });

  test('finds a logo beside the file', async () => {
    const create = { width: 9, height: 9, channels: 3, background: '#14532d' } as const;
    await sharp({ create }).png().toFile(path.join(folder.path, 'logo.png'));
    const { definitions } = await load({ logo: 'logo.png' });
    expect(definitions['weekly']?.layout?.logo).toBe(path.join(folder.path, 'logo.png'));
  });

  test.each([
    [
      { colors: {} },
      'layout: unknown: "colors"; allowed: logo, colours, header, footer, cover, sections',
    ],
    [{ colours: { ink: 'red' } }, 'layout.colours.ink: a colour is written #rrggbb'],
    [
      { footer: 'Page {page}' },
      'layout.footer: {page} stands for nothing; allowed: {title}, {date}',
    ],
    [
      { sections: [{ kind: 'picture' }] },
      'layout.sections.0.kind: "picture" is no kind of section; allowed: text, key_figures, chart, table, page_break',
    ],
    [
      { sections: [{ kind: 'text', markdown: 'x', title: 'y' }] },
      'layout.sections.0: unknown: "title"; allowed: kind, markdown',
    ],
    [
      { sections: [{ kind: 'table' }, { kind: 'table' }] },
      'layout.sections.1: a report has one table; this is the second',
    ],
    [
      chart({ kind: 'bar', x: 'town' }),
      'sections.0.chart.x: there is no column "town"; allowed: city, amount',
    ],
    [
      { sections: [{ kind: 'key_figures', figures: [{ value: 'sum', column: 'city' }] }] },
      'sections.0.figures.0.column: the column "city" is of type string',
    ],
    [
      { sections: [{ kind: 'key_figures', figures: [{ value: 'most', column: 'amount' }] }] },
      'figures.0.value: "most" is no figure; allowed: rows, sum, average, minimum, maximum, count',
    ],
    [
      { sections: [{ kind: 'key_figures', figures: [{ value: 'sum' }] }] },
      'figures.0.column: sum needs a column',
    ],
    [{ cover: false }, 'layout.cover: only a layout with sections chooses'],
    [{ logo: 'nowhere.png' }, 'layout.logo:'],
    [{ logo: 'reports.yaml' }, 'is neither PNG nor JPEG'],
  ])('refuses the layout %j and says where, and what is allowed', async (layout, message) => {
    const loading = load(layout);
    await expect(loading).rejects.toThrow('definitions.weekly.layout');
    await expect(loading).rejects.toThrow(message);
  });

  test('refuses a locale that Intl does not know', async () => {
    await expect(load({}, { locale: 'xx-!!' })).rejects.toThrow('definitions.weekly.locale');
  });
});
