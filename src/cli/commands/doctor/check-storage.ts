import { artifactStoreConfig } from '../../../config/artifact-store';
import { databaseUrl } from '../../../config/database';
import { loadConfig } from '../../../config/load';
import type { Config } from '../../../config/load';
import { createLogger } from '../../../logging/logger';
import { createArtifactStore } from '../../../store/artifacts';
import { pendingMigrations } from '../../../store/migrate';
import { createPool } from '../../../store/pool';
import type { Env } from '../../command';
import { programEnv } from '../../local/program-env';
import { broken, fine, reasonOf } from './finding';
import type { Finding } from './finding';

/** Looks at the configuration, the database and the artifact store. */
export async function checkStorage(env: Env): Promise<Finding[]> {
  let config: Config;
  try {
    config = loadConfig(programEnv(env));
  } catch (error) {
    const fix = 'Correct these variables; docs/configuration.md lists them all.';
    return [broken('configuration', reasonOf(error), fix)];
  }
  return [
    fine('configuration', config.ENVIRONMENT),
    await checkDatabase(config),
    await checkArtifacts(config),
  ];
}

async function checkDatabase(config: Config): Promise<Finding> {
  let pool;
  try {
    const log = createLogger('doctor', 'silent');
    pool = createPool(databaseUrl(config), { max: 1, name: 'doctor', log });
    const lacking = await pendingMigrations(pool);
    if (lacking.length === 0) return fine('database', 'answers; its schema is up to date');
    return broken('database', `lacks ${lacking.join(', ')}`, 'Run "pressroom migrate".');
  } catch (error) {
    const fix = 'Start PostgreSQL ("pressroom up" brings one), or correct DATABASE_URL.';
    return broken('database', reasonOf(error), fix);
  } finally {
    await pool?.end();
  }
}

async function checkArtifacts(config: Config): Promise<Finding> {
  try {
    const store = await createArtifactStore(artifactStoreConfig(config));
    await store.check();
    return fine('artifact store', `${config.ARTIFACT_STORE}; can be written`);
  } catch (error) {
    const fix =
      config.ARTIFACT_STORE === 's3'
        ? 'Check S3_BUCKET, S3_ENDPOINT and the credentials.'
        : 'Make PRESSROOM_HOME/artifacts writable.';
    return broken('artifact store', reasonOf(error), fix);
  }
}
