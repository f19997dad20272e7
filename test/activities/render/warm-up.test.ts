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
    await warmUp(folder.path);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('createRenderPool', () => {
  test('can be closed while its threads warm up', async () => {
    const warnings: string[] = [];
    const log = createLogger('test', 'warn');
    log.warn = (...words: unknown[]) => void warnings.push(String(words.at(-1)));
    const filename = join(__dirname, '../../../dist/activities/render/render-thread.js');
    const pool = createRenderPool({ threads: 1, warmUpFolder: folder.path, filename, log });
    await pool.close();
    expect(warnings).toEqual([]);
  });
});
