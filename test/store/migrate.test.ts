import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { migrate } from '../../src/store/migrate';
import { useDatabase } from '../support/database';
import { useTemporaryFolder } from '../support/use-temporary-folder';

const MIGRATIONS = resolve(__dirname, '../../migrations');

/** Statements that the version before would stumble over. */
const TAKES_AWAY = [
  /\bdrop\s+(table|column|type|view)\b/i,
  /\brename\s+(to|column|constraint)\b/i,
  /\balter\s+column\s+\w+\s+(set\s+not\s+null|(set\s+data\s+)?type)\b/i,
  /\badd\s+column\b(?![^,;]*\bdefault\b)[^,;]*\bnot\s+null\b/i,
  /\btruncate\b/i,
];

describe('migrate', () => {
  const database = useDatabase();
  const folder = useTemporaryFolder();

  /** Migrates as a newer version does, which has one migration more. */
  async function migrateAsNewer(name: string, text: string): Promise<string[]> {
    const newer = join(folder.path, name);
    await cp(MIGRATIONS, newer, { recursive: true });
    await writeFile(join(newer, name), text);
    return migrate(database.pool, newer);
  }

  test('a version runs on a database that a newer one has added to, not on one that lacks what it needs', async () => {
    const added = 'alter table jobs add column color text;';
    expect(await migrateAsNewer('9998_add_color.sql', added)).toEqual(['9998_add_color.sql']);
    expect(await migrate(database.pool)).toEqual([]);

    const taken = '-- contract: nothing reads it since 9997.\nalter table jobs drop column color;';
    await migrateAsNewer('9999_drop_color.sql', taken);
    await expect(migrate(database.pool)).rejects.toThrow(/taken away .*: 9999_drop_color\.sql\./);
  });
});

describe('migrations', () => {
  test('those that take something away say so in their first line', async () => {
    const silent: string[] = [];
    for (const name of await readdir(MIGRATIONS)) {
      const text = await readFile(join(MIGRATIONS, name), 'utf8');
      const takes = TAKES_AWAY.some((statement) => statement.test(text.replace(/--.*/g, '')));
      if (takes && !text.startsWith('-- contract')) silent.push(name);
    }
    expect(silent).toEqual([]);
  });
});
