import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startInstallation } from '../support/installation/installation';
import type { Installation } from '../support/installation/installation';
import { FAULTS } from './chaos/faults';
import { choicesOf } from './chaos/random';
import { runRound } from './chaos/round';
import type { RoundResult } from './chaos/round';
import { smallStore } from './chaos/small-store';
import type { SmallStore } from './chaos/small-store';
import { resultTable } from './chaos/table';

const ROUNDS = Number(process.env['FAULTS'] ?? FAULTS.length);
const JOBS_A_ROUND = Math.ceil(Number(process.env['JOBS'] ?? ROUNDS * 8) / ROUNDS);
const SEED = Number(process.env['SEED'] ?? 1);

const HEARTBEAT_SECONDS = 3;
const FIRST_RETRY_SECONDS = 2;
const WORST_RECOVERY_SECONDS = HEARTBEAT_SECONDS + FIRST_RETRY_SECONDS + 30;

const ROUND_TIMEOUT_MS = 240_000;

describe('nothing lost, nothing twice', () => {
  let installation: Installation;
  let store: SmallStore;
  const results: RoundResult[] = [];

  beforeAll(async () => {
    installation = await startInstallation({
      apis: 2,
      workers: 2,
      env: {
        ACTIVITY_HEARTBEAT_TIMEOUT: `${HEARTBEAT_SECONDS}s`,
        RETRY_INITIAL_INTERVAL: `${FIRST_RETRY_SECONDS}s`,
        SHUTDOWN_GRACE: '1s',
      },
    });
    store = await smallStore(installation.home);
  }, ROUND_TIMEOUT_MS);

  const told = () =>
    `Seed ${SEED}. The store was filled by ${store.how}.\n\n${resultTable(results)}\n`;

  afterEach(async () => {
    const file = process.env['CHAOS_RESULTS'];
    if (file) await writeFile(file, told());
  });

  afterAll(async () => {
    process.stdout.write(`\n${told()}\n`);
    await store.discard();
    await installation.discard();
  }, ROUND_TIMEOUT_MS);

  const rounds = Array.from({ length: ROUNDS }, (_, index) => {
    const fault = FAULTS[index % FAULTS.length] as (typeof FAULTS)[number];
    return [index + 1, fault.name, fault] as const;
  });

  test.each(rounds)(
    'round %i: %s',
    async (round, _name, fault) => {
      await installation.ready();
      const context = { installation, store, choices: choicesOf(SEED, round) };
      const result = await runRound(fault, context, JOBS_A_ROUND);
      results.push(result);
      expect({ lost: result.lost, doubled: result.doubled }).toEqual({ lost: [], doubled: [] });
      expect(result.recoverySeconds).toBeLessThanOrEqual(WORST_RECOVERY_SECONDS);
    },
    ROUND_TIMEOUT_MS,
  );
});
