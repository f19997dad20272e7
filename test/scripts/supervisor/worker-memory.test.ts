import { describe, expect, test } from '@jest/globals';
import { workerMemoryEnv } from '../../../scripts/supervisor/worker-memory.mjs';

describe('workerMemoryEnv', () => {
  test('leaves what the operator has set', () => {
    const env = workerMemoryEnv({
      MALLOC_ARENA_MAX: '8',
      NODE_OPTIONS: '--max-semi-space-size=32',
    });
    expect(env['MALLOC_ARENA_MAX']).toBe('8');
    expect(env['NODE_OPTIONS']).toMatch(/--max-semi-space-size=32$/);
  });
});
