import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { reportsFile } from '../../../src/contract/reports/definitions';
import { lookOf, prepareLooks } from '../../../src/engines/look/prepare-looks';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const folder = useTemporaryFolder('looks');
const create = { width: 3000, height: 300, channels: 4, background: '#14532d' } as const;

function fileWith(layout: object) {
  return reportsFile.parse({
    layout: { footer: 'House', colours: { accent: '#112233' } },
    queries: { sales: { sql: 'select 1' } },
    definitions: { weekly: { query: 'sales', layout }, plain: { query: 'sales' } },
  });
}

const input = { report_type: 'pdf', locale: 'fr-FR', processing_time: 0, priority: 3 } as const;
const named = (name: string) => ({ ...input, source: { kind: 'definition' as const, name } });

describe('prepareLooks', () => {
  test("a definition's own look goes before the house's, which all other reports have", async () => {
    const looks = await prepareLooks(fileWith({ footer: 'Own' }));
    expect(lookOf(named('weekly'), looks)).toMatchObject({
      footer: 'Own',
      colours: { accent: '#112233' },
    });
    expect(lookOf(named('plain'), looks)).toMatchObject({ footer: 'House' });
    expect(lookOf(input, looks)).toMatchObject({ footer: 'House' });
  });

  test('a logo becomes a picture of moderate size without transparency', async () => {
    const logo = path.join(folder.path, 'logo.png');
    await sharp({ create }).png().toFile(logo);
    const found = lookOf(named('weekly'), await prepareLooks(fileWith({ logo })));
    expect(found?.logo).toMatchObject({ width: 1200, height: 120 });
    const { hasAlpha } = await sharp(found?.logo?.png).metadata();
    expect(hasAlpha).toBe(false);
  });

  test('a logo that ends too soon is refused by the name of its definition', async () => {
    const logo = path.join(folder.path, 'half.png');
    const noise = { ...create, noise: { type: 'gaussian' as const, mean: 99, sigma: 30 } };
    const whole = await sharp({ create: noise }).png().toBuffer();
    await writeFile(logo, whole.subarray(0, whole.length / 2));
    await expect(prepareLooks(fileWith({ logo }))).rejects.toThrow(
      /definitions\.weekly\.layout\.logo: .*half\.png is no whole picture/,
    );
  });
});
