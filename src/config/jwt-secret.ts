import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './load';

/**
 * The key that access tokens are signed with. Where none is set, which production does not allow, one is
 * made once and kept in `PRESSROOM_HOME`, readable by its owner alone.
 */
export async function jwtSecret(config: Config): Promise<string> {
  if (config.JWT_SECRET !== undefined) return config.JWT_SECRET;
  const file = join(config.PRESSROOM_HOME, 'jwt-secret');
  await mkdir(config.PRESSROOM_HOME, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    // Whole or not at all, and never replaced: processes that start together agree on one key.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}
