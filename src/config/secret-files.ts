import { readFileSync } from 'node:fs';
import { SETTINGS } from './settings';
import type { SettingName } from './settings';

type Environment = Record<string, string | undefined>;

/** Names of the variables whose value may stand in a file. */
const SECRETS = (Object.keys(SETTINGS) as SettingName[]).filter(
  (name) => 'secret' in SETTINGS[name],
);

/**
 * Adds to an environment the secrets that stand in files, as container platforms hand them over:
 * `JWT_SECRET_FILE` names the file that holds `JWT_SECRET`, where that is not set itself. Says beside it
 * which files cannot be read.
 */
export function readSecretFiles(env: Environment): { env: Environment; problems: string[] } {
  const secrets: Environment = {};
  const problems: string[] = [];
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (!file || env[name]) continue;
    try {
      secrets[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE cannot be read: ${(error as Error).message}`);
    }
  }
  return { env: { ...env, ...secrets }, problems };
}
