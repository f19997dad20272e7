import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jwtSecret } from '../../src/config/jwt-secret';
import { loadConfig } from '../../src/config/load';
import { useTemporaryFolder } from '../support/use-temporary-folder';

describe('jwtSecret', () => {
  const folder = useTemporaryFolder('jwt-secret');

  test('processes that start together agree on one whole key, and leave nothing beside it', async () => {
    const home = join(folder.path, 'home');
    const config = loadConfig({ PRESSROOM_HOME: home });
    const keys = await Promise.all(Array.from({ length: 20 }, () => jwtSecret(config)));
    expect(new Set(keys).size).toBe(1);
    expect(Buffer.byteLength(keys[0] ?? '')).toBeGreaterThanOrEqual(32);
    expect(await readdir(home)).toEqual(['jwt-secret']);
    expect(await jwtSecret(config)).toBe(keys[0]);
  });
});
