import { resolve } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../contract/errors';
import { readSecretFiles } from './secret-files';
import { SETTINGS } from './settings';
import type { SettingName, Settings } from './settings';

/** The fewest bytes of a key that production accepts to sign tokens with. */
const JWT_SECRET_MIN_BYTES = 32;

/** A frozen set of values, `PRESSROOM_HOME` made absolute. */
export type Config = Readonly<Settings>;

/**
 * Reads the configuration out of an environment, and out of the files that it names for secrets.
 * Throws one `AppError` of code CONFIGURATION that names every variable that is wrong, with the reason.
 */
export function loadConfig(given: Record<string, string | undefined>): Config {
  const values: Partial<Record<SettingName, unknown>> = {};
  const { env, problems } = readSecretFiles(given);
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const { schema, fallback }: { schema: z.ZodType; fallback?: string } = SETTINGS[name];
    const read = schema.safeParse(env[name] === '' ? fallback : (env[name] ?? fallback));
    if (read.success) values[name] = read.data;
    else problems.push(...read.error.issues.map((issue) => `${name} ${issue.message}`));
  }
  if (problems.length === 0) problems.push(...crossChecks(values as Settings, env));
  if (problems.length > 0) {
    throw new AppError(
      'CONFIGURATION',
      `The configuration is not valid:\n  ${problems.join('\n  ')}`,
    );
  }
  const settings = values as Settings;
  return Object.freeze({ ...settings, PRESSROOM_HOME: resolve(settings.PRESSROOM_HOME) });
}

/** What no single variable can be wrong about: combinations, and what production insists on. */
function crossChecks(settings: Settings, env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (settings.ARTIFACT_STORE === 's3' && !settings.S3_BUCKET) {
    problems.push('S3_BUCKET is missing; ARTIFACT_STORE=s3 needs it');
  }
  if (settings.JWT_SECRET !== undefined && weak(settings.JWT_SECRET)) {
    problems.push(`JWT_SECRET must have ${JWT_SECRET_MIN_BYTES} bytes at least`);
  }
  if (settings.ENVIRONMENT === 'production') problems.push(...productionChecks(settings, env));
  return problems;
}

function productionChecks(settings: Settings, env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (!settings.JWT_SECRET) {
    problems.push(`JWT_SECRET is missing; production needs one of ${JWT_SECRET_MIN_BYTES} bytes`);
  }
  if (!settings.DATABASE_URL) problems.push('DATABASE_URL is missing; production needs a database');
  if (!env['TEMPORAL_ADDRESS'] && !env['TEMPORAL_PROFILE'] && !env['TEMPORAL_CONFIG_FILE']) {
    problems.push('TEMPORAL_ADDRESS is missing; production needs a Temporal server');
  }
  return problems;
}

function weak(secret: string): boolean {
  return Buffer.byteLength(secret) < JWT_SECRET_MIN_BYTES;
}
