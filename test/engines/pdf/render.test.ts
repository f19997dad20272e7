import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import { SAMPLE_TOTALS } from '../../../src/contract/jobs/sample-columns';
import type { Progress } from '../../../src/contract/progress';
import { renderPdf, rowsForPages } from '../../../src/engines/pdf';
import type { ReportSpec } from '../../../src/engines/report';
import { createSampleSource } from '../../../src/engines/source/sample-source';
import type { ReadPdf } from '../../support/read-pdf';
import { readPdf } from '../../support/read-pdf';
import { tableSource } from '../../support/table-source';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const folder = useTemporaryFolder('pdf');
let renders = 0;

const DEFAULTS = {
  jobId: 'job',
  type: 'pdf',
  title: 'Portefeuille',
  locale: 'fr-FR',
  createdAt: '2026-11-24T20:00:00.000Z',
  totals: [],
  charts: 4,
  sheets: 1,
} as const;

interface Rendered extends ReadPdf {
  file: string;
  reported: number | undefined;
  progress: Progress[];
}

async function render(
  spec: Partial<Omit<ReportSpec, 'source'>> & Pick<ReportSpec, 'source'>,
): Promise<Rendered> {
  renders += 1;
  const directory = path.join(folder.path, String(renders));
  await mkdir(directory);
  const progress: Progress[] = [];
  const { files, figures } = await renderPdf(
    { ...DEFAULTS, totals: [...DEFAULTS.totals], ...spec },
    { directory, progress: (each) => progress.push(each) },
  );
  const file = files[0].path;
  return { ...(await readPdf(file)), file, reported: figures.pages, progress };
}

function sampleOf(pages: number): Pick<ReportSpec, 'source' | 'pages' | 'totals'> {
  const { columns } = createSampleSource({ rows: 1, seed: 1 });
  const totals = [...SAMPLE_TOTALS];
  const rows = rowsForPages(pages, columns, { charts: DEFAULTS.charts, totals });
  return { source: createSampleSource({ rows, seed: 1 }), pages, totals };
}

const COLUMNS: Column[] = [
  { key: 'city', label: 'Ville', type: 'string' },
  { key: 'day', label: 'Jour', type: 'date' },
  { key: 'amount', label: 'Montant', type: 'money' },
];

describe('renderPdf', () => {
  test.each([1, 2, 3, 4, 5, 10, 57])('makes exactly %i pages of the sample', async (pages) => {
    const pdf = await render(sampleOf(pages));
    expect(pdf.count).toBe(pages);
    expect(pdf.reported).toBe(pages);
    pdf.pages.forEach((text, index) => {
      expect(text).toContain(`Page ${index + 1} / ${pages}`);
    });
    expect(pdf.pages.at(-1)).toContain('Total');
    expect(pdf.pages.join('')).not.toContain('non affichées');
    expect(pdf.pages.filter((text) => text.includes('N° de police'))).not.toHaveLength(0);
  });

  test('gives a single page to the table alone', async () => {
    const { pages } = await render(sampleOf(1));
    expect(pages[0]).toContain('Portefeuille');
    expect(pages[0]).toContain('POL-2021-000001');
    expect(pages[0]).not.toContain('Sommaire');
  });

  test('has cover, contents, key figures, charts and a header on every page of the table', async () => {
    const pdf = await render({ ...sampleOf(10), title: 'Synthèse « été » 2026' });
    const [cover, contents, figures, charts, , ...table] = pdf.pages;
    expect(cover).toContain('Synthèse « été » 2026');
    expect(cover).toContain('24 novembre 2026');
    expect(contents).toContain('Sommaire');
    expect(contents?.replace(/\s+/g, ' ')).toContain('Chiffres clés 3');
    expect(contents?.replace(/\s+/g, ' ')).toContain('Tableau détaillé 6');
    expect(figures).toContain('Total · Prime');
    expect(charts).toContain('Prime par Produit');
    expect(table).toHaveLength(5);
    for (const text of table) expect(text).toContain('N° de police');
    expect(path.basename(pdf.file)).toBe('synthese-ete-2026.pdf');
  });

  test('takes as many pages as the rows need where none are asked for', async () => {
    const rows = Array.from({ length: 500 }, (_, index): Row => [`Ville ${index}`, 0, index]);
    const pdf = await render({ source: tableSource(COLUMNS, rows), totals: ['amount'], charts: 0 });
    const text = pdf.pages.join('\n');
    expect(pdf.reported).toBe(pdf.count);
    expect(text).toContain('Ville 0');
    expect(text).toContain('Ville 499');
    expect(pdf.pages.at(-1)).toContain('124 750,00 €');
  });

  test('heads each group and sums it up below', async () => {
    const rows: Row[] = [
      ['Lyon', 0, 10],
      ['Lyon', 0, 20.5],
      ['Paris', 0, 1],
    ];
    const source = tableSource(COLUMNS, rows);
    const pdf = await render({ source, groupBy: 'city', totals: ['amount'], charts: 0 });
    const table = pdf.pages.at(-1) ?? '';
    expect(table).toMatch(/Sous-total Lyon[^]*30,50 €[^]*Sous-total Paris[^]*1,00 €[^]*Total/);
    expect(pdf.pages[1]).toContain('Lyon');
  });

  test('spreads few rows over the pages asked for', async () => {
    const source = tableSource(COLUMNS, [
      ['Lyon', 0, 1],
      ['Paris', 0, 2],
    ]);
    const pdf = await render({ source, pages: 12, totals: ['amount'] });
    expect(pdf.count).toBe(12);
    expect(pdf.pages.at(-1)).toContain('3,00 €');
  });

  test('says how many rows found no place on the pages asked for', async () => {
    const rows = Array.from({ length: 1000 }, (_, index): Row => [`Ville ${index}`, 0, 1]);
    const pdf = await render({ source: tableSource(COLUMNS, rows), pages: 2, totals: ['amount'] });
    expect(pdf.count).toBe(2);
    const shown = pdf.pages[1]?.match(/Ville \d+/g)?.length ?? 0;
    expect(pdf.pages[1]).toContain(`Lignes non affichées : ${1000 - shown} `);
    expect(pdf.pages[1]).toContain('1 000,00 €');
  });

  test('embeds its fonts and prints letters of all of Latin', async () => {
    const name = 'É œuvre łódź ő ű ș ț ğ ı þ ḃ ế ß € – “ok”';
    const pdf = await render({ source: tableSource(COLUMNS, [[name, 0, 1]]), charts: 0 });
    expect(pdf.pages.at(-1)).toContain(name);
    const bytes = (await readFile(pdf.file)).toString('latin1');
    const descriptors = bytes.match(/\/Type \/FontDescriptor[^]*?endobj/g) ?? [];
    expect(descriptors.length).toBeGreaterThanOrEqual(2);
    for (const descriptor of descriptors) expect(descriptor).toContain('/FontFile2');
  });

  test('survives hostile text, which wraps within limits', async () => {
    const texts = [
      '\u0000\u0007bell',
      '😀 emoji',
      'مرحبا بالعالم',
      'x'.repeat(10_000),
      '\ud800lone',
    ];
    const rows = [...texts, 'word '.repeat(2000), 'a\nb\u2028c', '<svg/>&amp;'].map(
      (text, index): Row => [text, index, index * 1e13],
    );
    const columns = COLUMNS.map((column) => ({ ...column, label: `${column.label}\u0007 😀` }));
    const source = tableSource(columns, rows);
    const pdf = await render({
      source,
      groupBy: 'city',
      title: texts.join(' '),
      totals: ['amount'],
    });
    const text = pdf.pages.join('\n');
    expect(text).toContain('bell');
    expect(text).toContain('<svg/>&amp;');
    expect(text).toContain('word word');
    expect(pdf.count).toBeLessThan(12);
  });

  test('puts many columns on a larger sheet instead of dropping any', async () => {
    const columns = Array.from({ length: 60 }, (_, index): Column => {
      return { key: `c${index}`, label: `Colonne ${index}`, type: 'number' };
    });
    const source = tableSource(columns, [columns.map((_, index) => index + 0.5)]);
    const pdf = await render({ source, charts: 0 });
    expect(pdf.sizes.at(-1)?.width).toBeGreaterThan(3000);
    expect(pdf.pages.at(-1)).toContain('Colonne 59');
    expect(pdf.pages.at(-1)).toContain('59,5');
  });

  test('shows the charts that the caller describes', async () => {
    const charts = [{ kind: 'bar', x: 'city', y: 'amount', title: 'Par ville' }] as const;
    const source = tableSource(COLUMNS, [['Lyon', 0, 1]]);
    const pdf = await render({ source, charts: [...charts] });
    expect(pdf.pages[3]).toContain('Par ville');
    const unknown = [{ kind: 'bar', x: 'town' }] as const;
    await expect(render({ source, charts: [...unknown] })).rejects.toMatchObject({
      code: 'VALIDATION',
    });
  });

  test('makes the same bytes of the same report and tells its progress in pages', async () => {
    const [first, second] = [await render(sampleOf(6)), await render(sampleOf(6))];
    expect((await readFile(first.file)).equals(await readFile(second.file))).toBe(true);
    expect(first.progress.at(-1)).toEqual({ stage: 'rendering', done: 6, total: 6, unit: 'pages' });
  });

  test('prints negative amounts in red, but not days before 1970', async () => {
    const red = '0.702 0.149 0.118 rg';
    const paint = async (...rows: Row[]): Promise<string> => {
      const source = tableSource(COLUMNS, rows);
      const { file } = await render({ source, pages: 1, groupBy: 'city', totals: ['amount'] });
      return pageOperators(file);
    };
    const amountAndSubtotal = await paint(['Lyon', 0, -12.5], ['Lyon', 0, 1]);
    expect(amountAndSubtotal.split(red)).toHaveLength(3);
    expect(await paint(['Lyon', -86_400_000, 12.5])).not.toContain(red);
  });

  test.each([1, 5])('encrypts %i pages that the password alone opens', async (pages) => {
    renders += 1;
    const directory = path.join(folder.path, String(renders));
    await mkdir(directory);
    const spec = { ...DEFAULTS, ...sampleOf(pages), password: 'Éte 2026!' };
    const { files } = await renderPdf(spec, { directory, progress: () => undefined });
    await expect(readPdf(files[0].path)).rejects.toThrow(/password/i);
    const pdf = await readPdf(files[0].path, { password: spec.password });
    expect(pdf.count).toBe(pages);
    expect(pdf.pages.at(-1)).toContain('Total');
    // Every permission: to print, change, copy, annotate, fill in, read out and rearrange.
    const bytes = await readFile(files[0].path, 'latin1');
    expect(Number(/\/P (-?\d+)/.exec(bytes)?.[1]) & 0xf3c).toBe(0xf3c);
  });

  test.each([1, 8])('makes %i pages for archives: PDF/A-2a in its own words', async (pages) => {
    const { file } = await render({ ...sampleOf(pages), title: 'R & D <1>', pdfa: true });
    const bytes = await readFile(file, 'utf8');
    expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(bytes).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(bytes).toContain('/GTS_PDFA1');
    expect(bytes).toContain('<rdf:li xml:lang="x-default">R &amp; D &lt;1&gt;</rdf:li>');
    expect(bytes).toContain('/Lang (fr-FR)');
  });

  test('links a text that is a web address to it', async () => {
    const source = tableSource(COLUMNS, [
      ['https://example.org/a?b=é', 0, 1],
      ['see https://example.org', 0, 1],
    ]);
    const { file } = await render({ source, pages: 1 });
    const links = (await readFile(file, 'latin1')).match(/\/URI \(.*\)/g);
    expect(links).toEqual(['/URI (https://example.org/a?b=%C3%A9)']);
  });
});

/** The operators of all streams of a PDF that are packed texts. */
async function pageOperators(file: string): Promise<string> {
  const bytes = await readFile(file, 'latin1');
  return [...bytes.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)]
    .map(([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}
