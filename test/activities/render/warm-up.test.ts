import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createRenderPool } from '../../../src/activities/render/render-pool';
import { warmUp } from '../../../src/activities/render/warm-up';
import { createLogger } from '../../../src/logging/logger';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const folder = useTemporaryFolder('warm-up');

describe('warmUp', () => {
  test('leaves nothing behind', async () => {
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder.path;
    try {
      await warmUp();
    } finally {
      if (usual === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usual;
    }
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('createRenderPool', () => {
  test('can be closed while its threads warm up', async () => {
    const warnings: string[] = [];
    const log = createLogger('test', 'warn');
    log.warn = (...words: unknown[]) => void warnings.push(String(words.at(-1)));
    const filename = join(__dirname, '../../../dist/activities/render/render-thread.js');
    const pool = createRenderPool({ threads: 1, warm: true, filename, log });
    await pool.close();
    expect(warnings).toEqual([]);
  });
});
