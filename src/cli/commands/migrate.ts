import { createLogger } from '../../logging/logger';
import { migrate as migrateDatabase } from '../../store/migrate';
import { createPool } from '../../store/pool';
import type { Command } from '../command';
import { EXIT } from '../exit-codes';
import { programEnv } from '../local/program-env';
import { Problem } from '../problem';

/** `pressroom migrate`: brings the database to the newest schema. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'Bring the database to the newest schema',
  notes: ['The database is that of DATABASE_URL, else of the stack that runs on PRESSROOM_HOME.'],
  examples: ['DATABASE_URL=postgres://… pressroom migrate'],
  async run({ env, terminal }) {
    const url = programEnv(env)['DATABASE_URL'];
    if (!url) throw new Problem(EXIT.failed, 'No database is known: set DATABASE_URL.');
    const log = createLogger('migrate', 'warn');
    const pool = createPool(url, { max: 1, name: 'migrate', log });
    try {
      const applied = await migrateDatabase(pool);
      for (const name of applied) terminal.print(`applied ${name}`);
      if (applied.length === 0) terminal.print('The database is up to date.');
    } finally {
      await pool.end();
    }
    return undefined;
  },
};
