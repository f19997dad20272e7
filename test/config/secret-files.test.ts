import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/load';
import { useTemporaryFolder } from '../support/use-temporary-folder';

describe('readSecretFiles', () => {
  const folder = useTemporaryFolder('secrets');

  async function givenFile(content: string): Promise<string> {
    const file = join(folder.path, 'secret');
    await writeFile(file, content);
    return file;
  }

  test('a secret stands in the file that its variable names, without the line end', async () => {
    const JWT_SECRET_FILE = await givenFile(`${'k'.repeat(40)}\n`);

    expect(loadConfig({ JWT_SECRET_FILE }).JWT_SECRET).toBe('k'.repeat(40));
  });

  test('a secret that is set itself counts, so a child process may be told both', async () => {
    const ADMIN_PASSWORD_FILE = await givenFile('from the file');
    const env = { ADMIN_PASSWORD_FILE, ADMIN_PASSWORD: 'from the variable' };

    expect(loadConfig(env).ADMIN_PASSWORD).toBe('from the variable');
  });

  test('a file that cannot be read is named, and what stands in it is checked', async () => {
    const missing = { JWT_SECRET_FILE: join(folder.path, 'missing') };
    expect(() => loadConfig(missing)).toThrow(/JWT_SECRET_FILE cannot be read: ENOENT/);

    const DATABASE_URL_FILE = await givenFile('mysql://db');
    expect(() => loadConfig({ DATABASE_URL_FILE })).toThrow(
      'DATABASE_URL must be a postgres:// URL',
    );
  });

  test('only secrets are read from files', () => {
    expect(loadConfig({ PORT_FILE: '/nowhere' }).PORT).toBe(8000);
  });
});
