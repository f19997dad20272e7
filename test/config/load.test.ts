import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/load';

const SECRET = 'a'.repeat(32);

describe('loadConfig', () => {
  test('gives the values of the original where nothing is set', () => {
    const config = loadConfig({});

    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8000,
      ACTIVITY_HEARTBEAT_TIMEOUT: 30_000,
      RETRY_INITIAL_INTERVAL: 60_000,
      RATE_LIMIT_PER_MINUTE: 6000,
      WORKER_QUEUES: ['reports', 'documents', 'notifications', 'maintenance'],
    });
    expect(config.PRESSROOM_HOME).toMatch(/^\/.*\/\.pressroom$/);
  });

  test.each([
    ['3', 3000],
    ['3s', 3000],
    ['1500ms', 1500],
    ['1m', 60_000],
  ])('reads the duration %s as %d ms', (text, milliseconds) => {
    expect(loadConfig({ RETRY_INITIAL_INTERVAL: text }).RETRY_INITIAL_INTERVAL).toBe(milliseconds);
  });

  test('names every wrong variable at once, with what is allowed', () => {
    const wrong = {
      PORT: '80000',
      ACTIVITY_HEARTBEAT_TIMEOUT: '2m',
      WORKER_QUEUES: 'reports,mail',
    };

    expect(() => loadConfig(wrong)).toThrow(
      /PORT must be a whole number from 0 to 65535[\s\S]*ACTIVITY_HEARTBEAT_TIMEOUT must be a duration[\s\S]*WORKER_QUEUES does not know "mail"; allowed are reports/,
    );
  });

  test('production refuses to run without a key, a database and an engine', () => {
    expect(() => loadConfig({ ENVIRONMENT: 'production' })).toThrow(
      /JWT_SECRET is missing[\s\S]*DATABASE_URL is missing[\s\S]*TEMPORAL_ADDRESS is missing/,
    );
    expect(() =>
      loadConfig({
        ENVIRONMENT: 'production',
        JWT_SECRET: 'short',
        DATABASE_URL: 'postgres://db/pressroom',
        TEMPORAL_ADDRESS: 'temporal:7233',
      }),
    ).toThrow('JWT_SECRET must have 32 bytes at least');
    expect(
      loadConfig({
        ENVIRONMENT: 'production',
        JWT_SECRET: SECRET,
        DATABASE_URL: 'postgres://db/pressroom',
        TEMPORAL_ADDRESS: 'temporal:7233',
      }).ENVIRONMENT,
    ).toBe('production');
  });
});
